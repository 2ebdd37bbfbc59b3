// The sound of one window of up to 30 s that grows while somebody speaks, and what the encoder has made of it so far.
//
// Whisper's encoder always looks at 30 s: what is not there yet is silence. Those positions of silence carry the words
// too (without them base makes a tenth more errors), but they are nearly alike: one row stands here for 4 of them, with
// the weight of 4 in every attention. Keys and values of earlier rows are kept, so that a window that has grown by a
// second costs a second's rows, not all of them. Errors of base in 1146 words: full window 177, a row for 4 positions of
// silence 177, for 8 180, for 16 184; in a quarter of the time.
#pragma once

#include "spectrogram.h"
#include "whisper.h"

#include <memory>
#include <vector>

class KeyValueRows;
class PackedEncoder;

class SoundWindow {
  public:
    // Positions of silence that one row stands for.
    static constexpr int pooled = 4;

    // context and packed (null: there is none) outlive the window.
    SoundWindow(whisper_context * context, const PackedEncoder * packed);
    ~SoundWindow();
    SoundWindow(const SoundWindow &) = delete;
    SoundWindow & operator=(const SoundWindow &) = delete;

    // 16 kHz, -1..1. What is beyond 30 s is not heard.
    void append(const float * samples, size_t count) { sound_.append(samples, count); }
    size_t samples() const { return sound_.samples(); }

    // Encodes what is new, and again the last `again` positions (20 ms each) before it, which now have something behind
    // them; nothing where neither is asked for. keep_silence: what an earlier call made of the silence behind the sound
    // serves again, where there is any. false: failed or aborted, the next call makes up for it.
    bool encode(whisper_state * state, int again, bool keep_silence, int threads);

    // Evaluates tokens at positions past, past + 1, ... against the encoded sound; everything from `past` on is forgotten
    // first. Logits are kept for the rows wanted, one after the other in that order. false: failed or aborted.
    bool decode(whisper_state * state, const whisper_token * tokens, int count, int past,
                const std::vector<int> & wanted, int threads);

  private:
    int position_count() const;
    int silence_rows() const;
    int first_row() const;
    int first_heard(int positions) const;
    std::vector<float> attention_bias(int positions) const;
    void set_bias(ggml_cgraph * nodes, bool by_row, int positions, int queries) const;

    whisper_context * context_;
    const PackedEncoder * packed_;
    Spectrogram sound_;
    float loudest_encoded_ = 0;
    int encoded_ = 0;         // positions
    bool silence_encoded_ = false;
    size_t samples_encoded_ = 0;
    std::vector<float> silence_places_;  // mean position embedding of each pooled stretch [stretch][state]
    std::unique_ptr<KeyValueRows> encoder_, cross_;
};
