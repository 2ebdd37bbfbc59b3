// Force-included into every file. g++ 12 declares _tile_loadconfig as reading 8 of the 64 bytes of the tile
// configuration, so the stores of the tile rows are optimised away and the first AMX kernel dies with SIGILL.
#pragma once

#if defined(__GNUC__) && !defined(__clang__) && defined(__AMX_TILE__)
#include <immintrin.h>
#undef _tile_loadconfig
#define _tile_loadconfig(config) \
    __asm__ volatile("ldtilecfg\t%X0" ::"m"(*(const char(*)[64])(config)) : "memory")
#endif
