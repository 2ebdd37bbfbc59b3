// The part of whisper.cpp's inside that its public interface does not offer. Implemented in whisper_unit.cpp.
#pragma once

#include "whisper.h"

#include <string>

// Sizes the encoder's window. positions: encoder positions of 20 ms, 0 for the model's own full window. Also zeroes
// the keys and values that flash attention reads behind the window without a mask: there, rows of an earlier, shorter
// window may lie (layers stand closer together then), which is another clip's sound.
void whisper_access_set_window(whisper_context * context, whisper_state * state, int positions);

// Looked at between the nodes of every graph, the encoder's too. Null takes it away.
void whisper_access_set_abort(whisper_state * state, bool (*callback)(void *), void * data);

// Encodes the state's mel spectrogram from its start. false: failed or aborted.
bool whisper_access_encode(whisper_context * context, whisper_state * state, int threads);

// Evaluates tokens at positions past, past + 1, ...; everything from `past` on is forgotten first.
// Logits of the last row are kept, and of `extra_row` (-1: none). false: failed or aborted.
bool whisper_access_decode(whisper_context * context, whisper_state * state, const whisper_token * tokens, int count,
                           int past, int extra_row, int threads);

// Logits of a row of the last batch, one per vocabulary entry.
const float * whisper_access_logits(whisper_context * context, whisper_state * state, int row);

int whisper_access_language_count(whisper_context * context);

// Bytes of a text token (not zero-terminated text: a token may be half a character).
const std::string & whisper_access_token_bytes(whisper_context * context, whisper_token token);

// Token of exactly these bytes, or -1.
whisper_token whisper_access_find_token(whisper_context * context, const std::string & bytes);
