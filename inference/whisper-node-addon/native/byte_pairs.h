#pragma once

#include "whisper.h"

#include <string>
#include <vector>

// Byte-pair encoding of one word (a leading space belongs to it), as Whisper was trained: the neighbouring pair whose
// union has the lowest id is joined first (in this vocabulary an id is the rank of its merge). whisper.cpp's own
// tokenizer takes the longest token instead and splits many words in ways the model has not seen.
std::vector<whisper_token> encode_word(whisper_context * context, const std::string & word);
