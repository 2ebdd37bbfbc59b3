// Pieces of the graphs of encoder and decoder. Compiled within whisper_unit.cpp: whisper.cpp's scheduler is private to it.
#pragma once

#include "key_value_rows.h"
#include "packed_encoder.h"

namespace {

ggml_tensor * norm(ggml_context * graph, ggml_tensor * input, ggml_tensor * weight, ggml_tensor * bias, float eps) {
    return ggml_add(graph, ggml_mul(graph, ggml_norm(graph, input, eps), weight), bias);
}

// packed: of the encoder, where there is one.
ggml_tensor * linear(ggml_context * graph, ggml_tensor * weight, ggml_tensor * bias, ggml_tensor * input,
                     const PackedEncoder * packed = nullptr) {
    if (packed) {
        return packed->linear(graph, weight, bias, input, false);
    }
    ggml_tensor * product = ggml_mul_mat(graph, weight, input);
    return bias ? ggml_add(graph, product, bias) : product;
}

// The second half of a layer, of the encoder or the decoder.
template <typename Layer>
ggml_tensor * feed_forward(ggml_context * graph, const Layer & layer, ggml_tensor * input, float eps,
                           const PackedEncoder * packed = nullptr) {
    ggml_tensor * cur = norm(graph, input, layer.mlp_ln_w, layer.mlp_ln_b, eps);
    cur = packed ? packed->linear(graph, layer.mlp_0_w, layer.mlp_0_b, cur, true)
                 : ggml_gelu(graph, linear(graph, layer.mlp_0_w, layer.mlp_0_b, cur));
    return ggml_add(graph, linear(graph, layer.mlp_1_w, layer.mlp_1_b, cur, packed), input);
}

ggml_tensor * input_tensor(ggml_context * graph, const char * name, ggml_type type, int64_t columns, int64_t rows) {
    ggml_tensor * tensor = ggml_new_tensor_2d(graph, type, columns, rows);
    ggml_set_name(tensor, name);
    ggml_set_input(tensor);
    return tensor;
}

void set_input(ggml_cgraph * graph, const char * name, const void * data) {
    ggml_tensor * tensor = ggml_graph_get_tensor(graph, name);
    ggml_backend_tensor_set(tensor, data, 0, ggml_nbytes(tensor));
}

// Heads apart: [state, rows] -> [head size, rows, heads].
ggml_tensor * heads_of(ggml_context * graph, ggml_tensor * rows, int heads) {
    return ggml_permute(graph, ggml_reshape_3d(graph, rows, rows->ne[0] / heads, heads, rows->ne[1]), 0, 2, 1, 3);
}

// ggml wants the bias of every query, ours have one for all.
ggml_tensor * bias_tensor(ggml_context * graph, bool by_row, int rows, int queries) {
    return by_row ? input_tensor(graph, "bias", GGML_TYPE_F32, rows, 1)
                  : input_tensor(graph, "bias", GGML_TYPE_F16, rows, queries);
}

// queries: [state, query], scaled, as the result is.
ggml_tensor * attend(ggml_context * graph, AttentionBy by, ggml_tensor * queries, const KeyValueRows & rows, int layer,
                     int from, int count, int heads, ggml_tensor * bias) {
    if (by != AttentionBy::ggml) {
        return attention_node(graph, by, queries, rows.keys(graph, layer, from, count),
                              rows.values(graph, layer, from, count), bias);
    }
    ggml_tensor * result =
        ggml_flash_attn_ext(graph, heads_of(graph, queries, heads), rows.key_heads(graph, layer, from, count, heads),
                            rows.value_heads(graph, layer, from, count, heads), bias, 1, 0, 0);
    return ggml_reshape_2d(graph, result, queries->ne[0], queries->ne[1]);
}

ggml_context * graph_context(whisper_sched & scheduler) {
    return ggml_init({scheduler.meta.size(), scheduler.meta.data(), true});
}

// The abort flag set on the state's backends stops it.
bool compute(whisper_sched & scheduler, ggml_cgraph * graph, int threads) {
    return ggml_graph_compute_helper(scheduler.sched, graph, threads);
}

}  // namespace
