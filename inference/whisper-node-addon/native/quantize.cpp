#include "quantize.h"

#include "failure.h"
#include "ggml.h"
#include "model_file.h"

#include <map>
#include <set>
#include <vector>

namespace {

struct Quantization {
    ggml_ftype file_type;
    ggml_type tensor_type;
};

const std::map<std::string, Quantization> quantizations = {
    {"q8_0", {GGML_FTYPE_MOSTLY_Q8_0, GGML_TYPE_Q8_0}},
    {"q4_k", {GGML_FTYPE_MOSTLY_Q4_K, GGML_TYPE_Q4_K}},
    {"q5_k", {GGML_FTYPE_MOSTLY_Q5_K, GGML_TYPE_Q5_K}},
    {"q6_k", {GGML_FTYPE_MOSTLY_Q6_K, GGML_TYPE_Q6_K}},
};

// 2-D, but whisper.cpp reads them as f32 (its own tool leaves out the same four).
const std::set<std::string> kept_exact = {
    "encoder.conv1.bias",
    "encoder.conv2.bias",
    "encoder.positional_embedding",
    "decoder.positional_embedding",
};

constexpr int64_t sizes_bytes = 12 * sizeof(int32_t);  // magic and 11 sizes; the last is the file type

std::vector<char> read_bytes(std::ifstream & in, int64_t offset, int64_t count) {
    std::vector<char> bytes(count);
    in.seekg(offset);
    if (!in.read(bytes.data(), count)) {
        throw Failure("bad_model", "The speech model changed while it was read");
    }
    return bytes;
}

void write_number(std::ofstream & out, int32_t value) {
    out.write(reinterpret_cast<const char *>(&value), sizeof value);
}

std::vector<float> to_floats(const TensorHeader & tensor, const std::vector<char> & bytes) {
    std::vector<float> values(tensor.elements);
    if (tensor.type == GGML_TYPE_F16) {
        ggml_fp16_to_fp32_row(reinterpret_cast<const ggml_fp16_t *>(bytes.data()), values.data(), tensor.elements);
    } else if (tensor.type == GGML_TYPE_F32) {
        std::copy_n(reinterpret_cast<const float *>(bytes.data()), tensor.elements, values.data());
    } else {
        throw Failure("bad_model", "Only f16 and f32 models can be quantised; " + tensor.name + " is neither");
    }
    return values;
}

std::vector<char> quantize_tensor(const TensorHeader & tensor, const std::vector<char> & bytes, ggml_type type) {
    const int64_t row = tensor.extents[0];
    if (row % ggml_blck_size(type) != 0) {
        throw Failure("failed", std::string("Rows of ") + std::to_string(row) + " do not fit " + ggml_type_name(type) +
                                    ", which needs a multiple of " + std::to_string(ggml_blck_size(type)));
    }
    const std::vector<float> values = to_floats(tensor, bytes);
    const int64_t rows = tensor.elements / row;
    std::vector<char> quantized(rows * ggml_row_size(type, row));
    ggml_quantize_chunk(type, values.data(), quantized.data(), 0, rows, row, nullptr);
    return quantized;
}

}  // namespace

void quantize_model(const std::string & source, const std::string & target, const std::string & type,
                    const std::function<void(int64_t done, int64_t total)> & progress) {
    const auto found = quantizations.find(type);
    if (found == quantizations.end()) {
        throw Failure("range", "Unknown quantisation " + type);
    }
    const Quantization quantization = found->second;
    ggml_free(ggml_init({0, nullptr, false}));  // fills ggml's f16 table
    const ModelFile file = read_model_file(source);
    std::ifstream in(source, std::ios::binary);
    std::ofstream out(target, std::ios::binary | std::ios::trunc);
    if (!out) {
        throw Failure("failed", "Cannot write " + target);
    }

    std::vector<char> head = read_bytes(in, 0, file.tensors_offset);
    out.write(head.data(), sizes_bytes - sizeof(int32_t));
    write_number(out, GGML_QNT_VERSION * GGML_QNT_VERSION_FACTOR + quantization.file_type);
    out.write(head.data() + sizes_bytes, file.tensors_offset - sizes_bytes);

    for (const TensorHeader & tensor : file.tensors) {
        std::vector<char> bytes = read_bytes(in, tensor.data_offset, tensor.data_bytes);
        const bool chosen = tensor.extents.size() == 2 && kept_exact.count(tensor.name) == 0;
        if (chosen) {
            bytes = quantize_tensor(tensor, bytes, quantization.tensor_type);
        }
        write_number(out, tensor.extents.size());
        write_number(out, tensor.name.size());
        write_number(out, chosen ? quantization.tensor_type : tensor.type);
        for (int32_t extent : tensor.extents) {
            write_number(out, extent);
        }
        out.write(tensor.name.data(), tensor.name.size());
        out.write(bytes.data(), bytes.size());
        progress(tensor.data_offset + tensor.data_bytes, file.file_bytes);
    }
    out.close();
    if (!out) {
        throw Failure("failed", "Cannot write " + target + ": is the disk full?");
    }
}
