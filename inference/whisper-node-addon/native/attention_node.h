// Our own attention as a node of ggml's graph, where the CPU variant in use has what it needs.
#pragma once

#include "ggml.h"

#include <cstdlib>
#include <memory>

enum class AttentionBy { ggml, avx2, amx };

// For heads of this size, with keys and values of this type. many: queries by the hundred, as an encoder has.
AttentionBy best_attention(int head_size, ggml_type type, bool many);

// queries: [state, query], scaled; keys, values: [state, row] of float16; bias: float32, one a row, added to the logits. The
// result is as queries. by: not ggml.
ggml_tensor * attention_node(ggml_context * graph, AttentionBy by, ggml_tensor * queries, ggml_tensor * keys,
                             ggml_tensor * values, ggml_tensor * bias);

// Whether the CPU variant in use was compiled with a feature, such as "AVX2" (ggml's names).
bool variant_has(const char * feature);

struct FreeMemory {
    void operator()(void * memory) const { free(memory); }
};
using Memory = std::unique_ptr<void, FreeMemory>;
// To a cache line. Throws Failure "failed".
Memory aligned_memory(size_t bytes);
