// Matrix products in bfloat16 on the tiles of Intel's AMX, for the encoder: sums are kept in float32. ggml's own products
// on AMX scale every 32 values apart, as its 8-bit blocks ask, and its attention does not use AMX at all.
#pragma once

#include "attention.h"

// Whether this CPU and its system have AMX with bfloat16, and this addon was compiled for it.
bool amx_available();

// Extents of a matrix must be multiples of it.
constexpr int amx_block = 32;

// Bytes of packed weights.
size_t amx_packed_bytes(int outputs, int inputs);
// rows: [count][inputs], the first of them the output `from`; from and count multiples of amx_block.
void amx_pack(const float * rows, int from, int count, int inputs, void * packed);

// Working memory of one thread, aligned to 64 bytes.
size_t amx_multiply_scratch_bytes(int inputs);
struct AmxProduct {
    const void * weights;  // packed, of outputs by inputs
    int outputs, inputs;
    const float * bias;  // of an output; or null
    bool gelu;           // the activation follows
    const float * input;
    float * output;
    size_t input_stride, output_stride;  // of a row, in floats
};
// output[row][o] = bias[o] + the sum over i of input[row][i] * weight[o][i], for rows from .. to-1.
void amx_multiply(const AmxProduct & product, int from, int to, void * scratch);

size_t amx_attention_scratch_bytes(int rows);
// Pieces of a head and up to 32 queries, piece from .. to-1 of heads * ceil(query_count / 32).
void amx_attend(const Attention & attention, int from, int to, void * scratch);
