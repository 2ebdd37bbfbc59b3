// Whisper's log mel spectrogram of a sound that grows. Compiled within whisper_unit.cpp.
#pragma once

#include <cstddef>
#include <vector>

struct whisper_model;

class Spectrogram {
  public:
    // model: outlives it.
    explicit Spectrogram(const whisper_model & model) : model_(model) {}

    // 16 kHz, -1..1. What is beyond the model's 30 s is not heard.
    void append(const float * samples, size_t count);
    size_t samples() const { return samples_.size(); }

    // Makes the frames of what was appended.
    void hear();
    // Of 10 ms, heard so far; of them, those that more sound does not change.
    int frames() const { return frames_; }
    int final_frames() const { return final_frames_; }
    // log10 of the energy of the loudest frame.
    float loudest() const { return loudest_; }

    // [mel][frame] of frames from .. to-1 as the encoder wants them: relative to the loudest of all, silence behind the
    // sound, and zeroes outside of the window.
    std::vector<float> normalised(int from, int to) const;

  private:
    static constexpr float quietest = -10;      // log10 of Whisper's floor, 1e-10
    static constexpr float dynamic_range = 8;  // below the loudest, in log10

    float normalised_at(int mel, int frame) const;

    const whisper_model & model_;
    std::vector<float> samples_;
    std::vector<float> energies_;  // log10 [frame][mel]
    int frames_ = 0, final_frames_ = 0;
    float loudest_ = quietest;
};
