// The part of whisper.cpp's inside that its public interface does not offer. Implemented in whisper_unit.cpp.
#pragma once

#include "whisper.h"

#include <memory>
#include <string>

class PackedEncoder;
struct ModelFile;

// Zeroes the keys and values that flash attention reads behind the full window without a mask.
void whisper_access_clear_padding(whisper_context * context, whisper_state * state);

// Looked at between the nodes of every graph, the encoder's too. Null takes it away.
void whisper_access_set_abort(whisper_state * state, bool (*callback)(void *), void * data);

// Logits of a row of the last batch, one per vocabulary entry.
const float * whisper_access_logits(whisper_context * context, whisper_state * state, int row);

// The encoder as AMX multiplies it, or null where it is not used, see packed_encoder.h. Throws Failure "bad_model".
std::shared_ptr<const PackedEncoder> whisper_access_pack_encoder(const whisper_context * context, const std::string & path,
                                                                 const ModelFile & file);

int whisper_access_language_count(whisper_context * context);

// Bytes of a text token (not zero-terminated text: a token may be half a character).
const std::string & whisper_access_token_bytes(whisper_context * context, whisper_token token);

// Token of exactly these bytes, or -1.
whisper_token whisper_access_find_token(whisper_context * context, const std::string & bytes);
