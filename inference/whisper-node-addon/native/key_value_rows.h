// Keys and values of every layer of a window, one row a position; grows with it. Compiled within whisper_unit.cpp.
#pragma once

#include "ggml-backend.h"
#include "ggml.h"

#include <cstring>

class KeyValueRows {
  public:
    KeyValueRows(ggml_backend_t backend, ggml_type type, int state, int layers)
        : backend_(backend), type_(type), state_(state), layers_(layers) {}

    ~KeyValueRows() { release(); }

    // Keeps the rows that were there. false: no memory.
    bool reserve(int rows) {
        if (rows <= capacity_) {
            return true;
        }
        const int capacity = GGML_PAD(rows, rows_step);
        ggml_context * context = ggml_init({2 * ggml_tensor_overhead(), nullptr, true});
        ggml_tensor * keys = ggml_new_tensor_3d(context, type_, state_, capacity, layers_);
        ggml_tensor * values = ggml_new_tensor_3d(context, type_, state_, capacity, layers_);
        ggml_backend_buffer_t buffer = ggml_backend_alloc_ctx_tensors(context, backend_);
        if (!buffer) {
            ggml_free(context);
            return false;
        }
        ggml_backend_buffer_clear(buffer, 0);
        for (int layer = 0; layer < layers_ && capacity_ > 0; ++layer) {
            const size_t bytes = keys_->nb[1] * capacity_;
            memcpy((char *) keys->data + layer * keys->nb[2], (char *) keys_->data + layer * keys_->nb[2], bytes);
            memcpy((char *) values->data + layer * values->nb[2], (char *) values_->data + layer * values_->nb[2], bytes);
        }
        release();
        context_ = context, buffer_ = buffer, keys_ = keys, values_ = values, capacity_ = capacity;
        return true;
    }

    ggml_tensor * keys(ggml_context * graph, int layer, int from, int count) const {
        return rows(graph, keys_, layer, from, count);
    }
    ggml_tensor * values(ggml_context * graph, int layer, int from, int count) const {
        return rows(graph, values_, layer, from, count);
    }
    ggml_tensor * key_heads(ggml_context * graph, int layer, int from, int count, int heads) const {
        return by_head(graph, keys_, layer, from, count, heads);
    }
    ggml_tensor * value_heads(ggml_context * graph, int layer, int from, int count, int heads) const {
        return by_head(graph, values_, layer, from, count, heads);
    }

  private:
    static constexpr int rows_step = 256;

    static ggml_tensor * rows(ggml_context * graph, ggml_tensor * of, int layer, int from, int count) {
        return ggml_view_2d(graph, of, of->ne[0], count, of->nb[1], layer * of->nb[2] + from * of->nb[1]);
    }
    static ggml_tensor * by_head(ggml_context * graph, ggml_tensor * of, int layer, int from, int count, int heads) {
        const int64_t size = of->ne[0] / heads;
        return ggml_view_3d(graph, of, size, count, heads, of->nb[1], size * of->nb[0],
                            layer * of->nb[2] + from * of->nb[1]);
    }
    void release() {
        ggml_backend_buffer_free(buffer_);
        ggml_free(context_);
        buffer_ = nullptr, context_ = nullptr, capacity_ = 0;
    }

    ggml_backend_t backend_;
    ggml_type type_;
    int state_, layers_;
    int capacity_ = 0;
    ggml_context * context_ = nullptr;
    ggml_backend_buffer_t buffer_ = nullptr;
    ggml_tensor *keys_ = nullptr, *values_ = nullptr;
};
