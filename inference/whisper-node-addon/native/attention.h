// Attention of queries over rows of keys and values that are kept as float16, by heads of 64: the one of a decoder over the
// sound. ggml takes the rows one by one for each query where there are fewer than 64 of them.
#pragma once

#include <cstddef>
#include <cstdint>

constexpr int attention_head_size = 64;

struct Attention {
    const float * queries;  // [query][head][64], scaled
    const uint16_t * keys;  // float16, [row][head][64]
    const uint16_t * values;
    const float * bias;  // added to the logits, one a row
    float * output;      // as queries
    int width, rows, query_count;
    size_t key_stride, value_stride;  // of a row, in elements
};

// Needs AVX2, FMA and F16C. Bytes of working memory of one thread, aligned to 64 bytes.
size_t avx2_attention_scratch_bytes(int rows);
// Pieces of a head and up to 4 queries, piece from .. to-1 of heads * ceil(query_count / 4).
constexpr int avx2_attention_queries = 4;
void avx2_attend(const Attention & attention, int from, int to, void * scratch);
