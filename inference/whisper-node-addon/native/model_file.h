// ggml's file format of a Whisper model: magic, 11 sizes, mel filters, vocabulary, tensors until the end of the file.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

struct ModelSizes {
    int32_t vocabulary, audio_context, audio_state, audio_heads, audio_layers;
    int32_t text_context, text_state, text_heads, text_layers, mels, file_type;
};

struct TensorHeader {
    std::string name;
    int32_t type;
    std::vector<int32_t> extents;  // fastest first
    int64_t elements;
    int64_t data_offset;
    int64_t data_bytes;
};

struct ModelFile {
    ModelSizes sizes;
    int64_t tensors_offset;  // what lies between the 48 bytes of magic and sizes and here is filters and vocabulary
    int64_t file_bytes;
    std::vector<TensorHeader> tensors;
};

// Reads every header and checks that each tensor's data lies inside the file and that the file ends behind the last:
// whisper.cpp itself checks neither and would take a truncated file. Throws Failure "bad_model".
ModelFile read_model_file(const std::string & path);
