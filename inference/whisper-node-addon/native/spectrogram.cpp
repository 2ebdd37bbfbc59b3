// Compiled within whisper_unit.cpp: it uses whisper.cpp's transform and filters, which are private to it.
#include "spectrogram.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int frame_step = WHISPER_HOP_LENGTH;
constexpr int half_frame = WHISPER_N_FFT / 2;

}  // namespace

void Spectrogram::append(const float * samples, size_t count) {
    const size_t most = size_t(model_.hparams.n_audio_ctx) * 2 * frame_step;
    count = std::min(count, most - std::min(most, samples_.size()));
    samples_.insert(samples_.end(), samples, samples + count);
}

// Whisper's log mel spectrogram (whisper.cpp's log_mel_spectrogram), without its last step, which needs the whole.
void Spectrogram::hear() {
    const whisper_filters & filters = model_.filters;
    const int count = samples_.size();
    const int end = std::min(2 * model_.hparams.n_audio_ctx, (count + half_frame + frame_step - 1) / frame_step);
    std::vector<float> windowed(WHISPER_N_FFT * 2), spectrum(WHISPER_N_FFT * 8);
    energies_.resize(size_t(end) * filters.n_mel);
    for (int frame = final_frames_; frame < end; ++frame) {
        for (int i = 0; i < WHISPER_N_FFT; ++i) {
            int sample = frame * frame_step + i - half_frame;
            sample = sample < 0 ? -sample : sample;  // reflected at the start
            windowed[i] = sample < count ? global_cache.hann_window[i] * samples_[sample] : 0;
        }
        fft(windowed.data(), WHISPER_N_FFT, spectrum.data());
        for (int bin = 0; bin < filters.n_fft; ++bin) {
            spectrum[bin] = spectrum[2 * bin] * spectrum[2 * bin] + spectrum[2 * bin + 1] * spectrum[2 * bin + 1];
        }
        for (int mel = 0; mel < filters.n_mel; ++mel) {
            const float * filter = filters.data.data() + size_t(mel) * filters.n_fft;
            double sum = 0;
            for (int bin = 0; bin < filters.n_fft; ++bin) {
                sum += spectrum[bin] * filter[bin];
            }
            const float energy = log10(std::max(sum, 1e-10));
            energies_[size_t(frame) * filters.n_mel + mel] = energy;
        }
    }
    frames_ = end;
    final_frames_ = std::max(0, std::min(end, (count - half_frame) / frame_step + 1));
    loudest_ = energies_.empty() ? quietest : *std::max_element(energies_.begin(), energies_.end());
}

float Spectrogram::normalised_at(int mel, int frame) const {
    const auto & hparams = model_.hparams;
    if (frame < 0 || frame >= 2 * hparams.n_audio_ctx) {
        return 0;  // the convolution's own padding
    }
    const float energy = frame < frames_ ? energies_[size_t(frame) * hparams.n_mels + mel] : quietest;
    return (std::max(energy, loudest_ - dynamic_range) + 4) / 4;
}

std::vector<float> Spectrogram::normalised(int from, int to) const {
    const int n_mels = model_.hparams.n_mels;
    std::vector<float> result;
    result.reserve(size_t(n_mels) * (to - from));
    for (int mel = 0; mel < n_mels; ++mel) {
        for (int frame = from; frame < to; ++frame) {
            result.push_back(normalised_at(mel, frame));
        }
    }
    return result;
}
