// Compiled within whisper_unit.cpp: it knows the model's tensors, which are private to whisper.cpp.
#include "packed_encoder.h"

#include "amx_kernels.h"
#include "failure.h"

#include <cstring>
#include <fstream>
#include <vector>

namespace {

bool ends_with(const std::string & text, const char * end) {
    const size_t length = strlen(end);
    return text.size() >= length && text.compare(text.size() - length, length, end) == 0;
}

bool is_multiplied_while_encoding(const TensorHeader & tensor) {
    return tensor.extents.size() == 2 &&
           ((tensor.name.rfind("encoder.blocks.", 0) == 0 && ends_with(tensor.name, ".weight")) ||
            ends_with(tensor.name, ".cross_attn.key.weight") || ends_with(tensor.name, ".cross_attn.value.weight"));
}

}  // namespace

std::unique_ptr<PackedEncoder> PackedEncoder::load(const whisper_context * context, const std::string & path,
                                                   const ModelFile & file) {
    const ModelSizes & sizes = file.sizes;
    if (best_attention(sizes.audio_state / sizes.audio_heads, context->itype, true) != AttentionBy::amx) {
        return nullptr;
    }
    auto encoder = std::make_unique<PackedEncoder>();
    std::ifstream in(path, std::ios::binary);
    std::vector<char> stored;
    std::vector<float> rows;
    for (const TensorHeader & tensor : file.tensors) {
        const auto known = context->model.tensors.find(tensor.name);
        if (!is_multiplied_while_encoding(tensor) || known == context->model.tensors.end()) {
            continue;
        }
        const int inputs = tensor.extents[0], outputs = tensor.extents[1];
        if (inputs % amx_block != 0 || outputs % amx_block != 0) {
            return nullptr;
        }
        Matrix matrix{outputs, inputs, aligned_memory(amx_packed_bytes(outputs, inputs))};
        const auto type = static_cast<ggml_type>(tensor.type);
        stored.resize(ggml_row_size(type, inputs) * amx_block);
        rows.resize(size_t(inputs) * amx_block);
        in.seekg(tensor.data_offset);
        for (int from = 0; from < outputs; from += amx_block) {
            if (!in.read(stored.data(), stored.size())) {
                throw Failure("bad_model", "The speech model " + path + " cannot be read");
            }
            if (type == GGML_TYPE_F32) {
                memcpy(rows.data(), stored.data(), stored.size());
            } else {
                ggml_get_type_traits(type)->to_float(stored.data(), rows.data(), rows.size());
            }
            amx_pack(rows.data(), from, amx_block, inputs, matrix.packed.get());
        }
        encoder->matrices_.emplace(known->second, std::move(matrix));
    }
    return encoder;
}

ggml_tensor * PackedEncoder::linear(ggml_context * graph, const ggml_tensor * weight, ggml_tensor * bias,
                                    ggml_tensor * input, bool gelu) const {
    const Matrix & matrix = matrices_.at(weight);
    ggml_tensor * arguments[] = {input, bias};
    return ggml_custom_4d(graph, GGML_TYPE_F32, matrix.outputs, input->ne[1], 1, 1, arguments, bias ? 2 : 1,
                          gelu ? multiply<true> : multiply<false>, GGML_N_TASKS_MAX, const_cast<Matrix *>(&matrix));
}

template <bool gelu>
void PackedEncoder::multiply(ggml_tensor * output, int thread, int threads, void * userdata) {
    const Matrix & matrix = *static_cast<const Matrix *>(userdata);
    const ggml_tensor * input = output->src[0];
    const ggml_tensor * bias = output->src[1];
    AmxProduct product;
    product.weights = matrix.packed.get();
    product.outputs = matrix.outputs;
    product.inputs = matrix.inputs;
    product.bias = bias ? (const float *) bias->data : nullptr;
    product.gelu = gelu;
    product.input = (const float *) input->data;
    product.output = (float *) output->data;
    product.input_stride = input->nb[1] / sizeof(float);
    product.output_stride = output->nb[1] / sizeof(float);
    const int rows = input->ne[1];
    const int blocks = (rows + amx_block - 1) / amx_block;
    const int from = blocks * thread / threads * amx_block;
    const int to = std::min(rows, blocks * (thread + 1) / threads * amx_block);
    if (from < to) {
        const Memory scratch = aligned_memory(amx_multiply_scratch_bytes(matrix.inputs));
        amx_multiply(product, from, to, scratch.get());
    }
}
