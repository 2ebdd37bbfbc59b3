// The matrices of the encoder as AMX multiplies them. Compiled within whisper_unit.cpp.
#pragma once

#include "attention_node.h"
#include "model_file.h"

#include <string>
#include <unordered_map>

class PackedEncoder {
  public:
    // Packed anew from the file: ggml has its own copies in an order of its own. Null where the CPU variant in use has no
    // AMX, or the model has other sizes than Whisper's. Throws Failure "bad_model".
    static std::unique_ptr<PackedEncoder> load(const whisper_context * context, const std::string & path,
                                               const ModelFile & file);

    // Of a weight of the encoder, or of the decoder's keys and values of the sound. bias may be null. `this` outlives the
    // graph.
    ggml_tensor * linear(ggml_context * graph, const ggml_tensor * weight, ggml_tensor * bias, ggml_tensor * input,
                         bool gelu) const;

  private:
    struct Matrix {
        int outputs, inputs;
        Memory packed;
    };

    template <bool gelu>
    static void multiply(ggml_tensor * output, int thread, int threads, void * matrix);

    std::unordered_map<const ggml_tensor *, Matrix> matrices_;
};
