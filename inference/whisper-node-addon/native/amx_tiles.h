// What the kernels for AMX share; each file that is compiled with AMX and AVX-512 switched on has it to itself.
#pragma once

#include <immintrin.h>

#include <cstddef>

namespace {

constexpr int tile_rows = 16;
constexpr int tile_bytes = 1024;
constexpr int tile_stride = 64;
constexpr int tile_values = tile_bytes / 4;  // of float32, or pairs of bfloat16
constexpr int lanes = 16;
constexpr int tile_block = 32;  // rows or columns of two tiles, or values of a row of one

// All eight tiles of 16 rows by 64 bytes. ggml sets up its own once a thread and relies on it, so it gets them back.
class Tiles {
  public:
    Tiles() {
        alignas(64) unsigned char all[64] = {1};
        for (int tile = 0; tile < 8; ++tile) {
            all[16 + 2 * tile] = tile_stride;
            all[48 + tile] = tile_rows;
        }
        __asm__ volatile("sttilecfg %0" : "=m"(before_));
        load(all);
    }
    ~Tiles() { load(before_); }
    Tiles(const Tiles &) = delete;
    Tiles & operator=(const Tiles &) = delete;

  private:
    static void load(const unsigned char (&config)[64]) { __asm__ volatile("ldtilecfg %0" ::"m"(config) : "memory"); }

    alignas(64) unsigned char before_[64];
};

__m512i rounded_pair(__m512 low, __m512 high) { return (__m512i)_mm512_cvtne2ps_pbh(high, low); }

// Rows of float32 as tiles [inputs / 32][2][16 rows][32], rows from `count` on zero.
void pack_rows(const float * rows, size_t stride, int count, int inputs, char * tiles) {
    for (int row = 0; row < tile_block; ++row) {
        char * target = tiles + (row / tile_rows) * tile_bytes + (row % tile_rows) * tile_stride;
        for (int i = 0; i < inputs; i += tile_block, target += 2 * tile_bytes) {
            const float * source = rows + row * stride + i;
            _mm512_store_si512(target, row < count ? rounded_pair(_mm512_loadu_ps(source), _mm512_loadu_ps(source + lanes))
                                                   : _mm512_setzero_si512());
        }
    }
}

// Rows of a tile become its columns, by dwords.
void transpose(const int * source, int * target) {
    const __m512i every_row = _mm512_mullo_epi32(
        _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32(lanes));
    for (int column = 0; column < lanes; ++column) {
        _mm512_store_si512(target + column * lanes, _mm512_i32gather_epi32(every_row, source + column, 4));
    }
}

// e^x up to 80, to 3e-7 of it; below -80 it is 0 for all that follows.
__m512 exponential(__m512 x) {
    x = _mm512_max_ps(x, _mm512_set1_ps(-80));
    const __m512 power = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(1.44269504f)), 0);
    __m512 rest = _mm512_fnmadd_ps(power, _mm512_set1_ps(0.693359375f), x);
    rest = _mm512_fnmadd_ps(power, _mm512_set1_ps(-2.12194440e-4f), rest);
    __m512 sum = _mm512_set1_ps(1.9875691500e-4f);
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(1.3981999507e-3f));
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(8.3334519073e-3f));
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(4.1665795894e-2f));
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(1.6666665459e-1f));
    sum = _mm512_fmadd_ps(sum, rest, _mm512_set1_ps(5.0000001201e-1f));
    sum = _mm512_fmadd_ps(sum, _mm512_mul_ps(rest, rest), _mm512_add_ps(rest, _mm512_set1_ps(1)));
    return _mm512_scalef_ps(sum, power);
}

// Tiles 0 .. 3 are the sums of 32 rows and 32 outputs.
void start_sums(const float * bias) {
    if (!bias) {
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
        return;
    }
    // A stride of nothing: the same bias in every row.
    _tile_loadd(0, bias, 0);
    _tile_loadd(1, bias + lanes, 0);
    _tile_loadd(2, bias, 0);
    _tile_loadd(3, bias + lanes, 0);
}

// Adds the products of two tiles of rows and two of outputs, over 32 inputs.
void add_products(const char * rows, const char * outputs) {
    _tile_loadd(4, rows, tile_stride);
    _tile_loadd(5, rows + tile_bytes, tile_stride);
    _tile_loadd(6, outputs, tile_stride);
    _tile_loadd(7, outputs + tile_bytes, tile_stride);
    _tile_dpbf16ps(0, 4, 6);
    _tile_dpbf16ps(1, 4, 7);
    _tile_dpbf16ps(2, 5, 6);
    _tile_dpbf16ps(3, 5, 7);
}

void store_sums(float * target, size_t stride) {
    _tile_stored(0, target, stride * sizeof(float));
    _tile_stored(1, target + lanes, stride * sizeof(float));
    _tile_stored(2, target + tile_rows * stride, stride * sizeof(float));
    _tile_stored(3, target + tile_rows * stride + lanes, stride * sizeof(float));
}

}  // namespace
