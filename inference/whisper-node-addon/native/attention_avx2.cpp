// Compiled with AVX2 switched on: an inline function of another header must not be called here, for the linker might take
// it from here for the whole addon.
#include "attention.h"

#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)

#include <immintrin.h>

namespace {

constexpr int lanes = 8;
constexpr int parts = attention_head_size / lanes;
constexpr float hidden = -1e30f;

int padded_rows(int rows) { return (rows + lanes - 1) / lanes * lanes; }

__m256 float16_at(const uint16_t * at) {
    return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i *>(at)));
}

float sum_of(__m256 values) {
    const __m128 half = _mm_add_ps(_mm256_castps256_ps128(values), _mm256_extractf128_ps(values, 1));
    const __m128 pair = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(pair, _mm_shuffle_ps(pair, pair, 1)));
}

float most_of(__m256 values) {
    const __m128 half = _mm_max_ps(_mm256_castps256_ps128(values), _mm256_extractf128_ps(values, 1));
    const __m128 pair = _mm_max_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_max_ss(pair, _mm_shuffle_ps(pair, pair, 1)));
}

// e^x for x <= 0, to 3e-7 of it; below -80 it is 0 for all that follows.
__m256 exponential(__m256 x) {
    x = _mm256_max_ps(x, _mm256_set1_ps(-80));
    const __m256 power =
        _mm256_round_ps(_mm256_mul_ps(x, _mm256_set1_ps(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    __m256 rest = _mm256_fnmadd_ps(power, _mm256_set1_ps(0.693359375f), x);
    rest = _mm256_fnmadd_ps(power, _mm256_set1_ps(-2.12194440e-4f), rest);
    __m256 sum = _mm256_set1_ps(1.9875691500e-4f);
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(1.3981999507e-3f));
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(8.3334519073e-3f));
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(4.1665795894e-2f));
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(1.6666665459e-1f));
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(5.0000001201e-1f));
    sum = _mm256_fmadd_ps(sum, _mm256_mul_ps(rest, rest), _mm256_add_ps(rest, _mm256_set1_ps(1)));
    const __m256i exponent = _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(power), _mm256_set1_epi32(127)), 23);
    return _mm256_mul_ps(sum, _mm256_castsi256_ps(exponent));
}

// `count` queries at once over all rows of one head. weights: [count][padded rows].
template <int count>
void attend_head(const Attention & attention, int head, int first, float * weights) {
    const int rows = attention.rows, padded = padded_rows(rows);
    const size_t offset = size_t(first) * attention.width + head * attention_head_size;
    const float * queries = attention.queries + offset;
    const uint16_t * key = attention.keys + head * attention_head_size;
    for (int row = 0; row < rows; ++row, key += attention.key_stride) {
        __m256 sums[count];
        for (int query = 0; query < count; ++query) {
            sums[query] = _mm256_setzero_ps();
        }
        for (int part = 0; part < parts; ++part) {
            const __m256 keys = float16_at(key + part * lanes);
            for (int query = 0; query < count; ++query) {
                const float * source = queries + size_t(query) * attention.width + part * lanes;
                sums[query] = _mm256_fmadd_ps(_mm256_loadu_ps(source), keys, sums[query]);
            }
        }
        for (int query = 0; query < count; ++query) {
            weights[size_t(query) * padded + row] = sum_of(sums[query]) + attention.bias[row];
        }
    }

    float shares[count];
    for (int query = 0; query < count; ++query) {
        float * own = weights + size_t(query) * padded;
        for (int row = rows; row < padded; ++row) {
            own[row] = hidden;
        }
        __m256 most = _mm256_set1_ps(hidden), sum = _mm256_setzero_ps();
        for (int row = 0; row < padded; row += lanes) {
            most = _mm256_max_ps(most, _mm256_load_ps(own + row));
        }
        const __m256 largest = _mm256_set1_ps(most_of(most));
        for (int row = 0; row < padded; row += lanes) {
            const __m256 weight = exponential(_mm256_sub_ps(_mm256_load_ps(own + row), largest));
            _mm256_store_ps(own + row, weight);
            sum = _mm256_add_ps(sum, weight);
        }
        shares[query] = 1 / sum_of(sum);
    }

    for (int part = 0; part < parts; part += 2) {
        const uint16_t * value = attention.values + head * attention_head_size + part * lanes;
        __m256 sums[count][2];
        for (int query = 0; query < count; ++query) {
            sums[query][0] = sums[query][1] = _mm256_setzero_ps();
        }
        for (int row = 0; row < rows; ++row, value += attention.value_stride) {
            const __m256 low = float16_at(value), high = float16_at(value + lanes);
            for (int query = 0; query < count; ++query) {
                const __m256 weight = _mm256_broadcast_ss(weights + size_t(query) * padded + row);
                sums[query][0] = _mm256_fmadd_ps(weight, low, sums[query][0]);
                sums[query][1] = _mm256_fmadd_ps(weight, high, sums[query][1]);
            }
        }
        for (int query = 0; query < count; ++query) {
            float * target = attention.output + offset + size_t(query) * attention.width + part * lanes;
            const __m256 share = _mm256_set1_ps(shares[query]);
            _mm256_storeu_ps(target, _mm256_mul_ps(sums[query][0], share));
            _mm256_storeu_ps(target + lanes, _mm256_mul_ps(sums[query][1], share));
        }
    }
}

}  // namespace

size_t avx2_attention_scratch_bytes(int rows) {
    return size_t(padded_rows(rows)) * avx2_attention_queries * sizeof(float);
}

void avx2_attend(const Attention & attention, int from, int to, void * scratch) {
    const int groups = (attention.query_count + avx2_attention_queries - 1) / avx2_attention_queries;
    float * weights = static_cast<float *>(scratch);
    for (int piece = from; piece < to; ++piece) {
        const int head = piece / groups;
        const int first = piece % groups * avx2_attention_queries;
        switch (attention.query_count - first) {
            case 1: attend_head<1>(attention, head, first, weights); break;
            case 2: attend_head<2>(attention, head, first, weights); break;
            case 3: attend_head<3>(attention, head, first, weights); break;
            default: attend_head<4>(attention, head, first, weights);
        }
    }
}

#else

// Compiled without them: AVX2_COMPILED is not set, and nobody calls these.
size_t avx2_attention_scratch_bytes(int) { return 0; }
void avx2_attend(const Attention &, int, int, void *) {}

#endif
