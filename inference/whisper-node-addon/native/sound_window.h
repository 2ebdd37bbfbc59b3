// The sound of one window of up to 30 s that grows while somebody speaks, and what the encoder has made of it so far.
//
// Whisper's encoder always looks at 30 s: what is not there yet is silence. Those positions of silence carry the words
// too (without them base makes a tenth more errors), but they are nearly alike: one row stands here for 4 of them right
// behind the sound and for 16 farther off, with that weight in every attention. Keys and values of earlier rows are kept,
// so that a window that has grown by a second costs a second's rows, not all of them. What it costs and how many words it
// gets wrong: decision 004.
#pragma once

#include "whisper.h"

#include <memory>
#include <vector>

class KeyValueRows;

class SoundWindow {
  public:
    // Positions of silence that one row stands for: so many right behind the sound, more of them farther off.
    static constexpr int near_pooled = 4;
    static constexpr int near_positions = 200;
    static constexpr int far_pooled = 16;

    // context: outlives the window.
    explicit SoundWindow(whisper_context * context);
    ~SoundWindow();
    SoundWindow(const SoundWindow &) = delete;
    SoundWindow & operator=(const SoundWindow &) = delete;

    // 16 kHz, -1..1. What is beyond 30 s is not heard.
    void append(const float * samples, size_t count);
    size_t samples() const { return samples_.size(); }

    // Encodes what is new, and again the last `again` positions (20 ms each) before it, which now have something behind
    // them; nothing where neither is asked for. keep_silence: what an earlier call made of the silence behind the sound
    // serves again, where there is any. false: failed or aborted, the next call makes up for it.
    bool encode(whisper_state * state, int again, bool keep_silence, int threads);

    // Evaluates tokens at positions past, past + 1, ... against the encoded sound; everything from `past` on is forgotten
    // first. Logits are kept for the rows wanted, one after the other in that order. false: failed or aborted.
    bool decode(whisper_state * state, const whisper_token * tokens, int count, int past,
                const std::vector<int> & wanted, int threads);

  private:
    // Positions [from, to) of silence, in one row.
    struct Stretch {
        int from, to;
    };

    void hear_frames();
    int position_count() const;
    std::vector<Stretch> silence_behind(int positions) const;
    std::vector<float> places_of(const std::vector<Stretch> & silence) const;
    int silence_capacity() const;
    int first_row() const;
    float mel_at(int mel, int frame) const;
    std::vector<float> mel_of(int from, int to) const;
    std::vector<uint16_t> attention_bias(const std::vector<Stretch> & silence, int positions, int queries) const;

    whisper_context * context_;
    std::vector<float> samples_;
    std::vector<float> mel_;  // log10 energies [frame][mel], not normalised
    int frames_ = 0;          // heard so far
    int final_frames_ = 0;    // of them, those that more sound does not change
    float loudest_ = -10;     // of all frames
    float loudest_encoded_ = 0;
    int encoded_ = 0;         // positions
    size_t samples_encoded_ = 0;
    std::vector<Stretch> silence_;  // that is encoded, a row each
    std::unique_ptr<KeyValueRows> encoder_, cross_;
};
