// Apart from the kernels: this runs on every CPU.
#include "amx_kernels.h"

#if defined(AMX_COMPILED) && defined(__x86_64__) && defined(__linux__)

#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr unsigned osxsave = 1u << 27;                         // leaf 1, ecx
constexpr unsigned avx512_f_dq_bw_vl = 1u << 16 | 1u << 17 | 1u << 30 | 1u << 31;  // leaf 7, ebx
constexpr unsigned amx_bf16 = 1u << 22, amx_tile = 1u << 24;   // leaf 7, edx
constexpr unsigned avx512_bf16 = 1u << 5;                      // leaf 7.1, eax
constexpr unsigned avx512_states = 7u << 5, tile_states = 3u << 17;  // of the register XCR0
constexpr int request_permission = 0x1023, tile_data = 18;     // of arch_prctl

bool cpu_has_them() {
    unsigned eax, ebx, ecx, edx;
    if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx) || !(ecx & osxsave)) {
        return false;
    }
    if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) || (ebx & avx512_f_dq_bw_vl) != avx512_f_dq_bw_vl ||
        (edx & (amx_bf16 | amx_tile)) != (amx_bf16 | amx_tile)) {
        return false;
    }
    return __get_cpuid_count(7, 1, &eax, &ebx, &ecx, &edx) && (eax & avx512_bf16);
}

bool system_keeps_them() {
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & (avx512_states | tile_states)) == (avx512_states | tile_states) &&
           syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
}

}  // namespace

bool amx_available() {
    static const bool available = cpu_has_them() && system_keeps_them();
    return available;
}

#else

bool amx_available() { return false; }

#endif
