// Compiled with AVX-512 and AMX switched on: an inline function of another header must not be called here, for the linker
// might take it from here for the whole addon, which also runs on CPUs without them.
#include "amx_kernels.h"

#if defined(__AMX_BF16__) && defined(__AVX512BF16__)

#include "amx_tiles.h"

namespace {

// Whisper's: 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), which is x / (1 + e^(-2 sqrt(2 / pi) (...))).
__m512 gelu(__m512 x) {
    const __m512 one = _mm512_set1_ps(1);
    const __m512 inner = _mm512_fmadd_ps(_mm512_mul_ps(x, x), _mm512_set1_ps(0.044715f), one);
    const __m512 exponent = _mm512_mul_ps(_mm512_mul_ps(x, inner), _mm512_set1_ps(-1.59576912f));
    return _mm512_div_ps(x, _mm512_add_ps(one, exponential(_mm512_min_ps(exponent, _mm512_set1_ps(80)))));
}

}  // namespace

size_t amx_packed_bytes(int outputs, int inputs) { return size_t(outputs) * inputs * 2; }

// Tiles [outputs / 32][inputs / 32][2][16 pairs of inputs][16 outputs][2].
void amx_pack(const float * rows, int from, int count, int inputs, void * packed) {
    alignas(64) int tile[tile_values];
    for (int output = 0; output < count; output += tile_rows) {
        for (int input = 0; input < inputs; input += amx_block) {
            for (int i = 0; i < tile_rows; ++i) {
                const float * source = rows + size_t(output + i) * inputs + input;
                _mm512_store_si512(tile + i * lanes,
                                   rounded_pair(_mm512_loadu_ps(source), _mm512_loadu_ps(source + lanes)));
            }
            const size_t pair = size_t((from + output) / amx_block) * (inputs / amx_block) + input / amx_block;
            transpose(tile, static_cast<int *>(packed) + (2 * pair + (output / tile_rows) % 2) * tile_values);
        }
    }
}

size_t amx_multiply_scratch_bytes(int inputs) {
    return size_t(amx_block) * inputs * 2 + size_t(amx_block) * amx_block * sizeof(float);
}

void amx_multiply(const AmxProduct & product, int from, int to, void * scratch) {
    const Tiles tiles;
    const int inputs = product.inputs, outputs = product.outputs;
    char * rows = static_cast<char *>(scratch);
    float * edge = reinterpret_cast<float *>(rows + size_t(amx_block) * inputs * 2);
    for (int row = from; row < to; row += amx_block) {
        const int count = to - row < amx_block ? to - row : amx_block;
        pack_rows(product.input + row * product.input_stride, product.input_stride, count, inputs, rows);
        const char * weights = static_cast<const char *>(product.weights);
        for (int out = 0; out < outputs; out += amx_block) {
            start_sums(product.bias ? product.bias + out : nullptr);
            const char * left = rows;
            for (int in = 0; in < inputs; in += amx_block, left += 2 * tile_bytes, weights += 2 * tile_bytes) {
                add_products(left, weights);
            }
            float * target = product.output + row * product.output_stride + out;
            if (count == amx_block && !product.gelu) {
                store_sums(target, product.output_stride);
                continue;
            }
            store_sums(edge, amx_block);
            for (int i = 0; i < count; ++i) {
                const float * sums = edge + i * amx_block;
                const __m512 low = _mm512_load_ps(sums), high = _mm512_load_ps(sums + lanes);
                _mm512_storeu_ps(target + i * product.output_stride, product.gelu ? gelu(low) : low);
                _mm512_storeu_ps(target + i * product.output_stride + lanes, product.gelu ? gelu(high) : high);
            }
        }
    }
}

#else

// amx_available() says that there are none.
size_t amx_packed_bytes(int, int) { return 0; }
void amx_pack(const float *, int, int, int, void *) {}
size_t amx_multiply_scratch_bytes(int) { return 0; }
void amx_multiply(const AmxProduct &, int, int, void *) {}

#endif
