// Compiled with AVX-512 and AMX switched on: an inline function of another header must not be called here, for the linker
// might take it from here for the whole addon, which also runs on CPUs without them.
#include "amx_kernels.h"

#if defined(__AMX_BF16__) && defined(__AVX512BF16__)

#include "amx_tiles.h"

namespace {

int blocks_of(int count, int block) { return (count + block - 1) / block; }

// Dwords of (even[i], odd[i]).
__m512i interleaved(__m512 even, __m512 odd) {
    const __m512i low = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(even));
    const __m512i high = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(odd));
    return _mm512_or_si512(low, _mm512_slli_epi32(high, 16));
}

struct AttentionScratch {
    char * keys;     // tiles [rows / 16][2][16 pairs of dimensions][16 rows][2]
    char * values;   // tiles [rows / 32][4][16 pairs of rows][16 dimensions][2]
    char * queries;  // tiles [2][2][16 queries][32 dimensions]
    float * logits;  // [32 queries][rows]
    char * weights;  // tiles [rows / 32][2][16 queries][32 rows]
    float * bias;    // [rows], what is missing to a block can not be attended to
    float * result;  // [32][64]
};

constexpr float hidden = -1e30f;
constexpr size_t query_bytes = 4 * tile_bytes;
constexpr size_t result_bytes = amx_block * attention_head_size * sizeof(float);

AttentionScratch laid_out(void * scratch, int padded) {
    char * at = static_cast<char *>(scratch);
    const auto next = [&at](size_t bytes) {
        char * here = at;
        at += bytes;
        return here;
    };
    AttentionScratch parts;
    parts.keys = next(size_t(padded) * attention_head_size * 2);
    parts.values = next(size_t(padded) * attention_head_size * 2);
    parts.queries = next(query_bytes);
    parts.logits = reinterpret_cast<float *>(next(size_t(padded) * amx_block * sizeof(float)));
    parts.weights = next(size_t(padded) * amx_block * 2);
    parts.bias = reinterpret_cast<float *>(next(size_t(padded) * sizeof(float)));
    parts.result = reinterpret_cast<float *>(next(result_bytes));
    return parts;
}

__m512 float16_at(const uint16_t * row, bool there) {
    return there ? _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(row))) : _mm512_setzero_ps();
}

void pack_head(const Attention & attention, int head, int padded, const AttentionScratch & scratch) {
    const uint16_t * keys = attention.keys + head * attention_head_size;
    const uint16_t * values = attention.values + head * attention_head_size;
    alignas(64) int tile[tile_values];
    for (int block = 0; block < padded / tile_rows; ++block) {
        for (int half = 0; half < 2; ++half) {
            for (int i = 0; i < tile_rows; ++i) {
                const int row = block * tile_rows + i;
                const uint16_t * key = keys + row * attention.key_stride + half * amx_block;
                const bool there = row < attention.rows;
                _mm512_store_si512(tile + i * lanes, rounded_pair(float16_at(key, there), float16_at(key + lanes, there)));
            }
            transpose(tile, reinterpret_cast<int *>(scratch.keys + (block * 2 + half) * tile_bytes));
        }
    }
    for (int row = 0; row < padded; row += 2) {
        const uint16_t * value = values + row * attention.value_stride;
        char * target = scratch.values + (row / amx_block) * 4 * tile_bytes + (row % amx_block / 2) * tile_stride;
        for (int part = 0; part < 4; ++part, target += tile_bytes) {
            const __m512 even = float16_at(value + part * lanes, row < attention.rows);
            const __m512 odd = float16_at(value + attention.value_stride + part * lanes, row + 1 < attention.rows);
            _mm512_store_si512(target, interleaved(even, odd));
        }
    }
}

// Tiles 4 .. 7 hold the queries.
void multiply_keys(const AttentionScratch & scratch, int padded) {
    _tile_loadd(4, scratch.queries, tile_stride);
    _tile_loadd(5, scratch.queries + tile_bytes, tile_stride);
    _tile_loadd(6, scratch.queries + 2 * tile_bytes, tile_stride);
    _tile_loadd(7, scratch.queries + 3 * tile_bytes, tile_stride);
    const char * keys = scratch.keys;
    for (int row = 0; row < padded; row += tile_rows, keys += 2 * tile_bytes) {
        _tile_zero(0);
        _tile_zero(1);
        _tile_loadd(2, keys, tile_stride);
        _tile_loadd(3, keys + tile_bytes, tile_stride);
        _tile_dpbf16ps(0, 4, 2);
        _tile_dpbf16ps(1, 5, 2);
        _tile_dpbf16ps(0, 6, 3);
        _tile_dpbf16ps(1, 7, 3);
        _tile_stored(0, scratch.logits + row, padded * sizeof(float));
        _tile_stored(1, scratch.logits + size_t(tile_rows) * padded + row, padded * sizeof(float));
    }
}

// Logits of a query become weights; what they must be divided by is returned.
float weigh(const AttentionScratch & scratch, int query, int padded) {
    float * logits = scratch.logits + size_t(query) * padded;
    __m512 most = _mm512_set1_ps(hidden);
    for (int row = 0; row < padded; row += lanes) {
        const __m512 logit = _mm512_add_ps(_mm512_load_ps(logits + row), _mm512_load_ps(scratch.bias + row));
        _mm512_store_ps(logits + row, logit);
        most = _mm512_max_ps(most, logit);
    }
    const __m512 largest = _mm512_set1_ps(_mm512_reduce_max_ps(most));
    __m512 sum = _mm512_setzero_ps();
    char * target = scratch.weights + (query / tile_rows) * tile_bytes + (query % tile_rows) * tile_stride;
    for (int row = 0; row < padded; row += amx_block, target += 2 * tile_bytes) {
        const __m512 first = exponential(_mm512_sub_ps(_mm512_load_ps(logits + row), largest));
        const __m512 second = exponential(_mm512_sub_ps(_mm512_load_ps(logits + row + lanes), largest));
        sum = _mm512_add_ps(sum, _mm512_add_ps(first, second));
        _mm512_store_si512(target, rounded_pair(first, second));
    }
    return _mm512_reduce_add_ps(sum);
}

void multiply_values(const AttentionScratch & scratch, int padded) {
    for (int half = 0; half < 2; ++half) {
        start_sums(nullptr);
        const char * weights = scratch.weights;
        const char * values = scratch.values + half * 2 * tile_bytes;
        for (int row = 0; row < padded; row += amx_block, weights += 2 * tile_bytes, values += 4 * tile_bytes) {
            add_products(weights, values);
        }
        store_sums(scratch.result + half * amx_block, attention_head_size);
    }
}

}  // namespace

size_t amx_attention_scratch_bytes(int rows) {
    const size_t padded = size_t(blocks_of(rows, amx_block)) * amx_block;
    return padded * (attention_head_size * 4 + amx_block * 6 + sizeof(float)) + query_bytes + result_bytes;
}

void amx_attend(const Attention & attention, int from, int to, void * scratch_bytes) {
    const Tiles tiles;
    const int padded = blocks_of(attention.rows, amx_block) * amx_block;
    const int pieces = blocks_of(attention.query_count, amx_block);
    const AttentionScratch scratch = laid_out(scratch_bytes, padded);
    for (int row = 0; row < padded; ++row) {
        scratch.bias[row] = row < attention.rows ? attention.bias[row] : hidden;
    }
    int packed = -1;
    for (int piece = from; piece < to; ++piece) {
        const int head = piece / pieces;
        const int first = piece % pieces * amx_block;
        const int count = attention.query_count - first < amx_block ? attention.query_count - first : amx_block;
        if (head != packed) {
            pack_head(attention, head, padded, scratch);
            packed = head;
        }
        const size_t offset = size_t(first) * attention.width + head * attention_head_size;
        pack_rows(attention.queries + offset, attention.width, count, attention_head_size, scratch.queries);
        multiply_keys(scratch, padded);
        float divisors[amx_block];
        for (int query = 0; query < amx_block; ++query) {
            divisors[query] = weigh(scratch, query, padded);
        }
        multiply_values(scratch, padded);
        for (int query = 0; query < count; ++query) {
            const __m512 share = _mm512_set1_ps(1 / divisors[query]);
            float * target = attention.output + offset + size_t(query) * attention.width;
            for (int i = 0; i < attention_head_size; i += lanes) {
                const __m512 sum = _mm512_load_ps(scratch.result + query * attention_head_size + i);
                _mm512_storeu_ps(target + i, _mm512_mul_ps(sum, share));
            }
        }
    }
}

#else

// amx_available() says that there is none.
size_t amx_attention_scratch_bytes(int) { return 0; }
void amx_attend(const Attention &, int, int, void *) {}

#endif
