#include "attention_node.h"

#include "amx_kernels.h"
#include "attention.h"
#include "failure.h"
#include "ggml-backend.h"

#include <cstring>

namespace {

constexpr size_t cache_line = 64;

struct Kernel {
    int queries;  // of a piece
    size_t (*scratch_bytes)(int rows);
    void (*attend)(const Attention & attention, int from, int to, void * scratch);
};
const Kernel avx2 = {avx2_attention_queries, avx2_attention_scratch_bytes, avx2_attend};
const Kernel amx = {amx_block, amx_attention_scratch_bytes, amx_attend};

#if defined(AVX2_COMPILED)
constexpr bool avx2_compiled = true;
#else
constexpr bool avx2_compiled = false;
#endif

void attend(ggml_tensor * output, int thread, int threads, void * userdata) {
    const Kernel & kernel = *static_cast<const Kernel *>(userdata);
    const ggml_tensor *queries = output->src[0], *keys = output->src[1], *values = output->src[2], *bias = output->src[3];
    Attention attention;
    attention.queries = (const float *) queries->data;
    attention.keys = (const uint16_t *) keys->data;
    attention.values = (const uint16_t *) values->data;
    attention.bias = (const float *) bias->data;
    attention.output = (float *) output->data;
    attention.width = queries->ne[0];
    attention.rows = keys->ne[1];
    attention.query_count = queries->ne[1];
    attention.key_stride = keys->nb[1] / sizeof(uint16_t);
    attention.value_stride = values->nb[1] / sizeof(uint16_t);
    const int heads = attention.width / attention_head_size;
    const int pieces = heads * ((attention.query_count + kernel.queries - 1) / kernel.queries);
    const int from = pieces * thread / threads, to = pieces * (thread + 1) / threads;
    if (from < to) {
        const Memory scratch = aligned_memory(kernel.scratch_bytes(attention.rows));
        kernel.attend(attention, from, to, scratch.get());
    }
}

}  // namespace

bool variant_has(const char * feature) {
    ggml_backend_dev_t device = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
    ggml_backend_reg_t registry = device ? ggml_backend_dev_backend_reg(device) : nullptr;
    auto features = registry ? (ggml_backend_get_features_t) ggml_backend_reg_get_proc_address(
                                   registry, "ggml_backend_get_features")
                             : nullptr;
    for (const ggml_backend_feature * one = features ? features(registry) : nullptr; one && one->name; ++one) {
        if (strcmp(one->name, feature) == 0) {
            return strcmp(one->value, "1") == 0;
        }
    }
    return false;
}

AttentionBy best_attention(int head_size, ggml_type type, bool many) {
    if (head_size != attention_head_size || type != GGML_TYPE_F16) {
        return AttentionBy::ggml;
    }
    if (many) {
        static const bool has_amx = amx_available() && variant_has("AMX_INT8");
        return has_amx ? AttentionBy::amx : AttentionBy::ggml;
    }
    static const bool has_avx2 = avx2_compiled && variant_has("AVX2") && variant_has("FMA") && variant_has("F16C");
    return has_avx2 ? AttentionBy::avx2 : AttentionBy::ggml;
}

ggml_tensor * attention_node(ggml_context * graph, AttentionBy by, ggml_tensor * queries, ggml_tensor * keys,
                             ggml_tensor * values, ggml_tensor * bias) {
    ggml_tensor * arguments[] = {queries, keys, values, bias};
    const Kernel & kernel = by == AttentionBy::amx ? amx : avx2;
    return ggml_custom_4d(graph, GGML_TYPE_F32, queries->ne[0], queries->ne[1], 1, 1, arguments, 4, attend,
                          GGML_N_TASKS_MAX, const_cast<Kernel *>(&kernel));
}

Memory aligned_memory(size_t bytes) {
    Memory memory(aligned_alloc(cache_line, GGML_PAD(bytes, cache_line)));
    if (!memory) {
        throw Failure("failed", "No memory for the speech model");
    }
    return memory;
}
