// A loaded model, its states, and what they do; knows nothing of JavaScript.
#pragma once

#include "greedy.h"
#include "logits_filter.h"
#include "model_file.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using AbortFlag = std::atomic<bool>;

struct Recognised {
    GreedyResult decoded;
    std::string bytes;           // of all tokens
    std::vector<int> byte_ends;  // one per token
    double encode_ms, decode_ms;
};

struct RecogniseRequest {
    std::string language;
    std::vector<whisper_token> prefix, draft, context;
    int again;       // positions before what is new that are encoded once more
    bool keep_silence;
    int threads;
    int max_tokens;  // 0: half the decoder's context
    bool suppress_non_speech;
};

struct PlainSegment {
    int64_t start_ms, end_ms;
    std::string text;
};

struct PlainResult {
    std::string language;
    std::vector<PlainSegment> segments;
};

struct LanguageProbability {
    std::string language;
    double probability;
};

// Lets ggml choose the best CPU variant in the folder, or loads the wanted one (empty: none). Only the first call in a
// process does: all return the name of the variant in use. Throws Failure "no_addon", "no_variant".
std::string load_cpu_variant(const std::string & directory, const std::string & wanted);

// Weights, read once. Throws Failure "bad_model".
class Model {
  public:
    Model(const std::string & path, bool flash_attention);
    ~Model();
    Model(const Model &) = delete;
    Model & operator=(const Model &) = delete;

    whisper_context * context() const { return context_; }
    const SpecialTokens & special() const { return special_; }
    // Null where the CPU has no use for it.
    const PackedEncoder * packed() const { return packed_.get(); }

    // Throws Failure "range" for a code the model does not know.
    int language_id(const std::string & language) const;
    // Throws Failure "range" unless all are text tokens.
    void require_text(const std::vector<whisper_token> & tokens, const char * what) const;
    // The same for text tokens and timestamps.
    void require_generated(const std::vector<whisper_token> & tokens, const char * what) const;
    // Special tokens give nothing.
    std::string token_bytes(whisper_token token) const;

  private:
    whisper_context * context_;
    std::shared_ptr<const PackedEncoder> packed_;
    SpecialTokens special_;
};

// A window of sound and its model, which it keeps alive. One job at a time may use it.
class Listening {
  public:
    explicit Listening(std::shared_ptr<Model> model) : model_(std::move(model)), window_(model_->context(), model_->packed()) {}

    SoundWindow & window() { return window_; }
    bool acquire() { return !busy_.exchange(true); }
    void release() { busy_ = false; }

  private:
    std::shared_ptr<Model> model_;
    SoundWindow window_;
    std::atomic<bool> busy_{false};
};

// Working memory of one recognition at a time; keeps its model alive.
class State {
  public:
    explicit State(std::shared_ptr<Model> model);
    ~State();
    State(const State &) = delete;
    State & operator=(const State &) = delete;

    // The three of them throw Failure "aborted" soon after `aborted` is set, "range" and "failed". `more` is appended to
    // the window first.
    Recognised recognise(SoundWindow & window, const std::vector<float> & more, const RecogniseRequest & request,
                         const AbortFlag & aborted);
    std::vector<LanguageProbability> detect_language(SoundWindow & window, const std::vector<float> & more, int threads,
                                                     const AbortFlag & aborted);
    PlainResult transcribe_plain(std::vector<float> & samples, const std::string & language, int threads,
                                 const AbortFlag & aborted);

    // True for the one caller that may now work with it; `release` afterwards.
    bool acquire() { return !busy_.exchange(true); }
    void release() { busy_ = false; }

  private:
    void encode(SoundWindow & window, const std::vector<float> & more, int again, bool keep_silence, int threads,
                const AbortFlag & aborted);

    std::shared_ptr<Model> model_;
    whisper_state * state_;
    std::atomic<bool> busy_{false};
};
