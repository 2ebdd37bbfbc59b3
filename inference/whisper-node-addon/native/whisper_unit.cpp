// whisper.cpp itself, and what of ours works on its insides.
#include "whisper.cpp"

#include "whisper_access.h"

#include "packed_encoder.cpp"
#include "spectrogram.cpp"

#include "sound_window.cpp"

static void clear_rows(ggml_tensor * tensor, size_t row_bytes, size_t from, size_t to) {
    ggml_backend_tensor_memset(tensor, 0, from*row_bytes, (to - from)*row_bytes);
}

void whisper_access_clear_padding(whisper_context * context, whisper_state * state) {
    const auto & hparams = context->model.hparams;
    const int window = hparams.n_audio_ctx;
    const int padded = GGML_PAD(window, 256);
    const size_t encoder_row = ggml_element_size(state->kv_pad.k)*hparams.n_audio_state;
    clear_rows(state->kv_pad.k, encoder_row, window, padded);
    clear_rows(state->kv_pad.v, encoder_row, window, padded);
    const size_t cross_row = ggml_element_size(state->kv_cross.k)*hparams.n_text_state;
    for (int layer = 0; layer < hparams.n_text_layer; ++layer) {
        clear_rows(state->kv_cross.k, cross_row, layer*padded + window, (layer + 1)*padded);
        clear_rows(state->kv_cross.v, cross_row, layer*padded + window, (layer + 1)*padded);
    }
}

void whisper_access_set_abort(whisper_state * state, bool (*callback)(void *), void * data) {
    for (ggml_backend_t backend : state->backends) {
        ggml_backend_dev_t device = ggml_backend_get_device(backend);
        ggml_backend_reg_t registry = device ? ggml_backend_dev_backend_reg(device) : nullptr;
        if (!registry) {
            continue;
        }
        auto set = (ggml_backend_set_abort_callback_t)
            ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_abort_callback");
        if (set) {
            set(backend, callback, data);
        }
    }
}

const float * whisper_access_logits(whisper_context * context, whisper_state * state, int row) {
    return state->logits.data() + (size_t) row*context->model.hparams.n_vocab;
}

std::shared_ptr<const PackedEncoder> whisper_access_pack_encoder(const whisper_context * context, const std::string & path,
                                                                 const ModelFile & file) {
    return PackedEncoder::load(context, path, file);
}

int whisper_access_language_count(whisper_context * context) {
    return context->vocab.is_multilingual() ? context->vocab.num_languages() : 0;
}

const std::string & whisper_access_token_bytes(whisper_context * context, whisper_token token) {
    return context->vocab.id_to_token.at(token);
}

whisper_token whisper_access_find_token(whisper_context * context, const std::string & bytes) {
    const auto found = context->vocab.token_to_id.find(bytes);
    return found == context->vocab.token_to_id.end() ? -1 : found->second;
}
