#include "model_file.h"

#include "failure.h"
#include "ggml.h"

namespace {

// Bounds far beyond every published model; what is outside is a damaged file, not a larger one.
constexpr int32_t largest_state = 1 << 14;
constexpr int32_t largest_layers = 256;
constexpr int32_t largest_name = 256;
constexpr int32_t largest_token = 1024;
constexpr int32_t least_vocabulary = 51864;  // English-only models; whisper.cpp derives its special tokens from it
constexpr int32_t mel_bins = 201;            // n_fft 400

struct Reader {
    std::ifstream in;
    std::string path;
    int64_t bytes;

    explicit Reader(const std::string & path) : in(path, std::ios::binary | std::ios::ate), path(path), bytes(0) {
        if (!in) {
            fail("cannot be read");
        }
        bytes = in.tellg();
        in.seekg(0);
    }

    [[noreturn]] void fail(const std::string & what) const {
        throw Failure("bad_model", "The speech model " + path + " " + what);
    }

    int64_t position() { return in.tellg(); }

    int32_t number() {
        int32_t value;
        if (!in.read(reinterpret_cast<char *>(&value), sizeof value)) {
            fail("is cut short");
        }
        return value;
    }

    int32_t number_within(int32_t least, int32_t largest, const char * what) {
        const int32_t value = number();
        if (value < least || value > largest) {
            fail(std::string("is damaged: ") + what + " is " + std::to_string(value));
        }
        return value;
    }

    void skip(int64_t count) {
        if (position() + count > bytes) {
            fail("is cut short");
        }
        in.seekg(count, std::ios::cur);
    }
};

ModelSizes read_sizes(Reader & reader) {
    ModelSizes sizes;
    sizes.vocabulary    = reader.number_within(least_vocabulary, 1 << 17, "the vocabulary's size");
    sizes.audio_context = reader.number_within(256, 1 << 14, "the encoder's context");
    sizes.audio_state   = reader.number_within(32, largest_state, "the encoder's width");
    sizes.audio_heads   = reader.number_within(1, sizes.audio_state, "the encoder's number of heads");
    sizes.audio_layers  = reader.number_within(1, largest_layers, "the encoder's number of layers");
    sizes.text_context  = reader.number_within(64, 1 << 14, "the decoder's context");
    sizes.text_state    = reader.number_within(sizes.audio_state, sizes.audio_state, "the decoder's width");
    sizes.text_heads    = reader.number_within(1, sizes.text_state, "the decoder's number of heads");
    sizes.text_layers   = reader.number_within(1, largest_layers, "the decoder's number of layers");
    sizes.mels          = reader.number_within(1, 256, "the number of mel bands");
    sizes.file_type     = reader.number();
    if (sizes.audio_state % sizes.audio_heads != 0 || sizes.text_state % sizes.text_heads != 0) {
        reader.fail("is damaged: its width is no multiple of its heads");
    }
    return sizes;
}

TensorHeader read_tensor(Reader & reader) {
    TensorHeader tensor;
    const int32_t dimensions = reader.number_within(1, 4, "a tensor's number of dimensions");
    const int32_t name_bytes = reader.number_within(1, largest_name, "the length of a tensor's name");
    tensor.type = reader.number_within(0, GGML_TYPE_COUNT - 1, "a tensor's type");
    tensor.elements = 1;
    for (int32_t i = 0; i < dimensions; ++i) {
        tensor.extents.push_back(reader.number_within(1, 1 << 24, "a tensor's extent"));
        tensor.elements *= tensor.extents.back();
    }
    tensor.name.resize(name_bytes);
    if (!reader.in.read(&tensor.name[0], name_bytes)) {
        reader.fail("is cut short");
    }
    const auto type = static_cast<ggml_type>(tensor.type);
    const int64_t block = ggml_blck_size(type);
    if (block <= 0 || tensor.extents[0] % block != 0) {
        reader.fail("is damaged: tensor " + tensor.name + " has an impossible type");
    }
    tensor.data_offset = reader.position();
    tensor.data_bytes = tensor.elements / block * static_cast<int64_t>(ggml_type_size(type));
    reader.skip(tensor.data_bytes);
    return tensor;
}

}  // namespace

ModelFile read_model_file(const std::string & path) {
    Reader reader(path);
    if (reader.bytes < 4 || static_cast<uint32_t>(reader.number()) != GGML_FILE_MAGIC) {
        reader.fail("is no Whisper model in ggml's format");
    }
    ModelFile file;
    file.file_bytes = reader.bytes;
    file.sizes = read_sizes(reader);
    reader.number_within(file.sizes.mels, file.sizes.mels, "the number of mel filters");
    reader.number_within(mel_bins, mel_bins, "the length of a mel filter");
    reader.skip(int64_t(file.sizes.mels) * mel_bins * sizeof(float));
    const int32_t tokens = reader.number_within(1, file.sizes.vocabulary, "the number of tokens");
    for (int32_t i = 0; i < tokens; ++i) {
        reader.skip(reader.number_within(0, largest_token, "the length of a token"));
    }
    file.tensors_offset = reader.position();
    while (reader.position() < reader.bytes) {
        file.tensors.push_back(read_tensor(reader));
    }
    if (file.tensors.empty()) {
        reader.fail("holds no weights");
    }
    return file;
}
