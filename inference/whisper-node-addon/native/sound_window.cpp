// Compiled within whisper_unit.cpp: it reads the model's tensors, which are private to whisper.cpp.
#include "sound_window.h"

#include "graph_parts.h"
#include "key_value_rows.h"

#include <algorithm>
#include <cmath>

namespace {

// A louder sound raises the floor of everything before it: by more than this (log10) and all is encoded again.
constexpr float floor_tolerance = 0.5;

}  // namespace

SoundWindow::SoundWindow(whisper_context * context, const PackedEncoder * packed)
    : context_(context), packed_(packed), sound_(context->model) {
    const auto & hparams = context->model.hparams;
    const ggml_tensor * places = context->model.e_pe;
    const int width = hparams.n_audio_state;
    std::vector<float> all(size_t(width) * hparams.n_audio_ctx);
    ggml_backend_tensor_get(places, all.data(), 0, all.size() * sizeof(float));
    silence_places_.assign(size_t(silence_rows()) * width, 0);
    for (int stretch = 0; stretch < silence_rows(); ++stretch) {
        const int first = stretch * pooled;
        const int count = std::min(pooled, hparams.n_audio_ctx - first);
        for (int i = 0; i < count * width; ++i) {
            silence_places_[stretch * width + i % width] += all[size_t(first) * width + i] / count;
        }
    }
}

SoundWindow::~SoundWindow() = default;

int SoundWindow::silence_rows() const { return (context_->model.hparams.n_audio_ctx + pooled - 1) / pooled; }

// Rows 0 .. silence_rows()-1 are the pooled silences, the next one is empty (see attention_bias), then one a position.
int SoundWindow::first_row() const { return silence_rows() + 1; }

// The first row that is attended to: silence where sound is now does not count.
int SoundWindow::first_heard(int positions) const { return positions / pooled; }

// One position holds two frames; the last of them is silence with nothing but silence before it in its convolution,
// which is what the pooled rows begin with.
int SoundWindow::position_count() const {
    return std::min(context_->model.hparams.n_audio_ctx, int(GGML_PAD((sound_.frames() + 1) / 2 + 2, pooled)));
}

// What is added to every attention's logits, one value a row: the logarithm of the positions that the row stands for.
// Flash attention in whisper.cpp pads the full window of 1500 with 36 rows of zeroes that it does not mask: a model heard
// through it has them too, so one row of zeroes stands for them.
std::vector<float> SoundWindow::attention_bias(int positions) const {
    const int window = context_->model.hparams.n_audio_ctx;
    std::vector<float> bias;
    for (int row = first_heard(positions); row < silence_rows(); ++row) {
        bias.push_back(logf(std::min(pooled, window - row * pooled)));
    }
    bias.push_back(logf(GGML_PAD(window, 256) - window));
    bias.resize(bias.size() + positions, 0);
    return bias;
}

void SoundWindow::set_bias(ggml_cgraph * nodes, bool by_row, int positions, int queries) const {
    const std::vector<float> of_row = attention_bias(positions);
    if (by_row) {
        return set_input(nodes, "bias", of_row.data());
    }
    std::vector<uint16_t> bias(of_row.size() * queries);
    for (int query = 0; query < queries; ++query) {
        ggml_fp32_to_fp16_row(of_row.data(), bias.data() + size_t(query) * of_row.size(), of_row.size());
    }
    set_input(nodes, "bias", bias.data());
}

bool SoundWindow::encode(whisper_state * state, int again, bool keep_silence, int threads) {
    const auto & model = context_->model;
    const auto & hparams = model.hparams;
    const int width = hparams.n_audio_state;
    const int heads = hparams.n_audio_head;
    const float scale = 1 / sqrtf(float(width / heads));

    if (encoded_ > 0 && again == 0 && samples_encoded_ == sound_.samples()) {
        return true;
    }
    // A position looks one frame and a half to either side.
    const int unchanged = sound_.final_frames() / 2 - 1;
    sound_.hear();
    const int positions = position_count();
    const bool floor_moved = std::fabs(sound_.loudest() - loudest_encoded_) > floor_tolerance;
    const int kept = floor_moved ? 0 : std::max(0, std::min(encoded_, unchanged) - again);
    const int from = std::min(kept, positions - pooled);
    const bool keeps_silence = keep_silence && silence_encoded_ && !floor_moved;
    const int silences = keeps_silence ? 0 : std::max(0, silence_rows() - (positions + pooled - 1) / pooled);
    const int spoken = positions - from;
    const int queries = spoken + silences;
    const int rows = first_row() + positions;
    const int heard_from = first_heard(positions), heard = rows - heard_from;
    encoded_ = from;
    silence_encoded_ = keeps_silence;
    samples_encoded_ = 0;

    if (!encoder_) {
        encoder_ = std::make_unique<KeyValueRows>(state->backends[0], context_->itype, width, hparams.n_audio_layer);
        cross_ = std::make_unique<KeyValueRows>(state->backends[0], context_->itype, hparams.n_text_state,
                                                hparams.n_text_layer);
    }
    if (!encoder_->reserve(rows) || !cross_->reserve(rows)) {
        return false;
    }

    // Two frames around the first position reach back; before the window there is nothing, not even silence.
    const bool at_start = from == 0;
    const int first_frame = at_start ? -1 : 2 * from - 2;
    const int end_frame = 2 * positions + 1;
    const std::vector<float> mel = sound_.normalised(first_frame, end_frame);

    ggml_context * graph = graph_context(state->sched_encode);
    ggml_cgraph * nodes = ggml_new_graph_custom(graph, WHISPER_MAX_NODES, false);
    ggml_tensor * sound = input_tensor(graph, "mel", GGML_TYPE_F32, end_frame - first_frame, hparams.n_mels);
    const bool by_row = packed_ != nullptr;
    ggml_tensor * bias = bias_tensor(graph, by_row, heard, queries);

    ggml_tensor * cur = ggml_conv_1d(graph, model.e_conv_1_w, sound, 1, 0, 1);
    cur = ggml_gelu(graph, ggml_add(graph, cur, model.e_conv_1_b));
    if (at_start) {
        ggml_tensor * nothing = input_tensor(graph, "nothing", GGML_TYPE_F32, 1, cur->ne[1]);
        cur = ggml_concat(graph, nothing, cur, 0);
    }
    cur = ggml_conv_1d(graph, model.e_conv_2_w, cur, 2, 0, 1);
    cur = ggml_gelu(graph, ggml_add(graph, cur, model.e_conv_2_b));
    cur = ggml_cont(graph, ggml_transpose(graph, cur));
    ggml_tensor * places = ggml_view_2d(graph, model.e_pe, width, spoken, model.e_pe->nb[1], from * model.e_pe->nb[1]);
    ggml_tensor * input = ggml_add(graph, cur, places);
    if (silences > 0) {
        ggml_tensor * silence_places = input_tensor(graph, "silence_places", GGML_TYPE_F32, width, silences);
        ggml_tensor * silence = ggml_view_2d(graph, cur, width, 1, cur->nb[1], (spoken - 1) * cur->nb[1]);
        input = ggml_concat(graph, input, ggml_add(graph, silence_places, silence), 1);
    }

    const auto keep = [&](ggml_tensor * source, ggml_tensor * (KeyValueRows::*target)(ggml_context *, int, int, int) const,
                          const KeyValueRows & store, int layer) {
        ggml_tensor * spoken_rows = ggml_view_2d(graph, source, source->ne[0], spoken, source->nb[1], 0);
        ggml_build_forward_expand(
            nodes, ggml_cpy(graph, spoken_rows, (store.*target)(graph, layer, first_row() + from, spoken)));
        if (silences > 0) {
            ggml_tensor * silent_rows =
                ggml_view_2d(graph, source, source->ne[0], silences, source->nb[1], spoken * source->nb[1]);
            ggml_build_forward_expand(
                nodes, ggml_cpy(graph, silent_rows, (store.*target)(graph, layer, silence_rows() - silences, silences)));
        }
    };

    const float eps = hparams.eps;
    for (int index = 0; index < hparams.n_audio_layer; ++index) {
        const auto & layer = model.layers_encoder[index];
        cur = norm(graph, input, layer.attn_ln_0_w, layer.attn_ln_0_b, eps);
        ggml_tensor * query = linear(graph, layer.attn_q_w, layer.attn_q_b, cur, packed_);
        keep(linear(graph, layer.attn_k_w, nullptr, cur, packed_), &KeyValueRows::keys, *encoder_, index);
        keep(linear(graph, layer.attn_v_w, layer.attn_v_b, cur, packed_), &KeyValueRows::values, *encoder_, index);
        query = ggml_scale(graph, query, scale);
        cur = attend(graph, by_row ? AttentionBy::amx : AttentionBy::ggml, query, *encoder_, index, heard_from, heard,
                     heads, bias);
        cur = linear(graph, layer.attn_ln_1_w, layer.attn_ln_1_b, cur, packed_);
        input = feed_forward(graph, layer, ggml_add(graph, cur, input), eps, packed_);
    }
    cur = norm(graph, input, model.e_ln_w, model.e_ln_b, eps);
    const float key_scale = powf(float(hparams.n_text_state / hparams.n_text_head), -0.25f);
    for (int index = 0; index < hparams.n_text_layer; ++index) {
        const auto & layer = model.layers_decoder[index];
        ggml_tensor * keys = ggml_scale(graph, linear(graph, layer.cross_attn_k_w, nullptr, cur, packed_), key_scale);
        keep(keys, &KeyValueRows::keys, *cross_, index);
        keep(linear(graph, layer.cross_attn_v_w, layer.cross_attn_v_b, cur, packed_), &KeyValueRows::values, *cross_,
             index);
    }
    ggml_free(graph);

    if (!ggml_backend_sched_alloc_graph(state->sched_encode.sched, nodes)) {
        return false;
    }
    set_input(nodes, "mel", mel.data());
    set_bias(nodes, by_row, positions, queries);
    if (at_start) {
        const std::vector<float> zeroes(width, 0);
        set_input(nodes, "nothing", zeroes.data());
    }
    if (silences > 0) {
        set_input(nodes, "silence_places", silence_places_.data() + size_t(silence_rows() - silences) * width);
    }
    if (!compute(state->sched_encode, nodes, threads)) {
        return false;
    }
    encoded_ = positions;
    silence_encoded_ = true;
    samples_encoded_ = sound_.samples();
    if (from == 0) {
        loudest_encoded_ = sound_.loudest();
    }
    return true;
}

bool SoundWindow::decode(whisper_state * state, const whisper_token * tokens, int count, int past,
                         const std::vector<int> & wanted, int threads) {
    const auto & model = context_->model;
    const auto & hparams = model.hparams;
    const int width = hparams.n_text_state;
    const int heads = hparams.n_text_head;
    const float scale = powf(float(width / heads), -0.25f);
    const int heard_from = first_heard(encoded_), heard = first_row() + encoded_ - heard_from;
    const int seen = past + count;
    whisper_kv_cache & own = state->kv_self;
    const int capacity = own.size;

    ggml_context * graph = graph_context(state->sched_decode);
    ggml_cgraph * nodes = ggml_new_graph_custom(graph, WHISPER_MAX_NODES, false);
    ggml_tensor * ids = input_tensor(graph, "tokens", GGML_TYPE_I32, count, 1);
    ggml_tensor * wanted_rows = input_tensor(graph, "wanted", GGML_TYPE_I32, wanted.size(), 1);
    ggml_tensor * causal = input_tensor(graph, "causal", GGML_TYPE_F16, seen, count);
    const AttentionBy by = best_attention(width / heads, context_->itype, false);
    const bool by_row = by != AttentionBy::ggml;
    ggml_tensor * bias = bias_tensor(graph, by_row, heard, count);

    ggml_tensor * places = ggml_view_2d(graph, model.d_pe, width, count, model.d_pe->nb[1], past * model.d_pe->nb[1]);
    ggml_tensor * input = ggml_add(graph, ggml_get_rows(graph, model.d_te, ids), places);
    const size_t element = ggml_element_size(own.k);
    const auto own_rows = [&](ggml_tensor * of, int layer, int from, int number) {
        return ggml_view_2d(graph, of, width, number, element * width, element * width * (size_t(layer) * capacity + from));
    };
    const auto own_heads = [&](ggml_tensor * of, int layer) {
        return ggml_view_3d(graph, of, width / heads, seen, heads, element * width, element * width / heads,
                            element * width * size_t(layer) * capacity);
    };
    const float eps = hparams.eps;
    for (int index = 0; index < hparams.n_text_layer; ++index) {
        const auto & layer = model.layers_decoder[index];
        ggml_tensor * cur = norm(graph, input, layer.attn_ln_0_w, layer.attn_ln_0_b, eps);
        ggml_tensor * query = ggml_scale(graph, linear(graph, layer.attn_q_w, layer.attn_q_b, cur), scale);
        ggml_tensor * key = ggml_scale(graph, linear(graph, layer.attn_k_w, nullptr, cur), scale);
        ggml_tensor * value = linear(graph, layer.attn_v_w, layer.attn_v_b, cur);
        ggml_build_forward_expand(nodes, ggml_cpy(graph, key, own_rows(own.k, index, past, count)));
        ggml_build_forward_expand(nodes, ggml_cpy(graph, value, own_rows(own.v, index, past, count)));
        cur = ggml_flash_attn_ext(graph, heads_of(graph, query, heads), own_heads(own.k, index), own_heads(own.v, index),
                                  causal, 1, 0, 0);
        cur = linear(graph, layer.attn_ln_1_w, layer.attn_ln_1_b, ggml_reshape_2d(graph, cur, width, count));
        input = ggml_add(graph, cur, input);

        cur = norm(graph, input, layer.cross_attn_ln_0_w, layer.cross_attn_ln_0_b, eps);
        query = linear(graph, layer.cross_attn_q_w, layer.cross_attn_q_b, cur);
        cur = attend(graph, by, ggml_scale(graph, query, scale), *cross_, index, heard_from, heard, heads, bias);
        cur = linear(graph, layer.cross_attn_ln_1_w, layer.cross_attn_ln_1_b, cur);
        input = feed_forward(graph, layer, ggml_add(graph, cur, input), eps);
    }
    ggml_tensor * last = norm(graph, ggml_get_rows(graph, input, wanted_rows), model.d_ln_w, model.d_ln_b, eps);
    ggml_tensor * logits = ggml_mul_mat(graph, model.d_te, last);
    ggml_build_forward_expand(nodes, logits);
    ggml_free(graph);

    if (!ggml_backend_sched_alloc_graph(state->sched_decode.sched, nodes)) {
        return false;
    }
    std::vector<uint16_t> mask(size_t(seen) * count, 0);
    const uint16_t hidden = ggml_fp32_to_fp16(-INFINITY);
    for (int token = 0; token < count; ++token) {
        std::fill(mask.begin() + size_t(token) * seen + past + token + 1, mask.begin() + size_t(token + 1) * seen, hidden);
    }
    set_input(nodes, "tokens", tokens);
    set_input(nodes, "wanted", wanted.data());
    set_input(nodes, "causal", mask.data());
    set_bias(nodes, by_row, encoded_, count);
    if (!compute(state->sched_decode, nodes, threads)) {
        return false;
    }
    state->logits.resize(wanted.size() * hparams.n_vocab);
    ggml_backend_tensor_get(logits, state->logits.data(), 0, state->logits.size() * sizeof(float));
    return true;
}
