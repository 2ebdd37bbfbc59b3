#include "recogniser.h"

#include "failure.h"
#include "ggml-backend.h"
#include "whisper_access.h"

#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// whisper.cpp's mel filter bank reflects the first 200 samples without looking whether they are there.
constexpr size_t least_samples = 1600;
constexpr int samples_per_position = 320;  // 20 ms at 16 kHz

// What whisper.cpp last complained of on this thread: the reason in our errors. It logs nowhere else.
thread_local std::string last_complaint;

void keep_complaint(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR) {
        last_complaint = text;
        while (!last_complaint.empty() && last_complaint.back() == '\n') {
            last_complaint.pop_back();
        }
    }
}

std::string with_complaint(const std::string & sentence) {
    return last_complaint.empty() ? sentence : sentence + " (" + last_complaint + ")";
}

bool is_set(void * flag) { return *static_cast<const AbortFlag *>(flag); }

void check(const AbortFlag & aborted) {
    if (aborted) {
        throw Failure("aborted", "The recognition was aborted");
    }
}

// Graphs of the state stop when the flag is set, as long as this lives.
class AbortableGraphs {
  public:
    AbortableGraphs(whisper_state * state, const AbortFlag & aborted) : state_(state) {
        last_complaint.clear();
        whisper_access_set_abort(state, is_set, const_cast<AbortFlag *>(&aborted));
    }
    ~AbortableGraphs() { whisper_access_set_abort(state_, nullptr, nullptr); }

  private:
    whisper_state * state_;
};

void require_finite(const std::vector<float> & samples) {
    if (!std::all_of(samples.begin(), samples.end(), [](float sample) { return std::isfinite(sample); })) {
        throw Failure("range", "samples must be finite numbers");
    }
}

// libggml-cpu-haswell.so -> haswell
std::string variant_of(const std::string & file) {
    const std::string name = file.substr(file.find_last_of('/') + 1);
    const std::string before = "ggml-cpu-";
    const size_t from = name.find(before);
    const size_t to = name.find_last_of('.');
    return from == std::string::npos ? name : name.substr(from + before.size(), to - from - before.size());
}

}  // namespace

std::string load_cpu_variant(const std::string & directory, const std::string & wanted) {
    static std::mutex mutex;  // ggml's registry is one per process, whatever threads load this addon
    static std::string variant;
    const std::lock_guard<std::mutex> lock(mutex);
    if (variant.empty()) {
        ggml_log_set(keep_complaint, nullptr);
        whisper_log_set(keep_complaint, nullptr);
        if (wanted.empty()) {
            ggml_backend_load_all_from_path(directory.c_str());
        } else {
            ggml_backend_load((directory + "/libggml-cpu-" + wanted + ".so").c_str());
        }
        ggml_backend_dev_t device = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
        if (!device) {
            throw Failure(wanted.empty() ? "no_addon" : "no_variant",
                          wanted.empty() ? "No CPU variant in " + directory + " runs on this machine"
                                         : "The CPU variant " + wanted + " is not there, or this CPU cannot run it");
        }
        void * function =
            ggml_backend_reg_get_proc_address(ggml_backend_dev_backend_reg(device), "ggml_backend_set_n_threads");
        Dl_info library;
        variant = function && dladdr(function, &library) ? variant_of(library.dli_fname) : "unknown";
    }
    return variant;
}

Model::Model(const std::string & path, bool flash_attention) {
    const ModelFile file = read_model_file(path);
    last_complaint.clear();
    whisper_context_params params = whisper_context_default_params();
    params.use_gpu = false;
    params.flash_attn = flash_attention;
    context_ = whisper_init_from_file_with_params_no_state(path.c_str(), params);
    if (!context_) {
        throw Failure("bad_model", with_complaint("The speech model " + path + " cannot be loaded"));
    }
    special_ = special_tokens(context_);
    packed_ = whisper_access_pack_encoder(context_, path, file);
}

Model::~Model() { whisper_free(context_); }

int Model::language_id(const std::string & language) const {
    const int id = whisper_lang_id(language.c_str());
    const bool known = whisper_is_multilingual(context_) ? id >= 0 && id < whisper_access_language_count(context_)
                                                         : language == "en";
    if (!known) {
        throw Failure("range", "The speech model does not know the language " + language);
    }
    return id;
}

void Model::require_text(const std::vector<whisper_token> & tokens, const char * what) const {
    for (whisper_token token : tokens) {
        if (token < 0 || token >= special_.end) {
            throw Failure("range", std::string(what) + " holds " + std::to_string(token) + ", which is no text token");
        }
    }
}

void Model::require_generated(const std::vector<whisper_token> & tokens, const char * what) const {
    for (whisper_token token : tokens) {
        if (token < 0 || token >= whisper_n_vocab(context_)) {
            throw Failure("range", std::string(what) + " holds " + std::to_string(token) + ", which is no token");
        }
    }
}

std::string Model::token_bytes(whisper_token token) const {
    return token >= 0 && token < special_.end ? whisper_access_token_bytes(context_, token) : std::string();
}

State::State(std::shared_ptr<Model> model) : model_(std::move(model)) {
    last_complaint.clear();
    state_ = whisper_init_state(model_->context());
    if (!state_) {
        throw Failure("failed", with_complaint("No memory for another recognition"));
    }
}

State::~State() { whisper_free_state(state_); }

void State::encode(SoundWindow & window, const std::vector<float> & more, int again, bool keep_silence, int threads,
                   const AbortFlag & aborted) {
    require_finite(more);
    window.append(more.data(), more.size());
    check(aborted);
    const bool done = window.encode(state_, again, keep_silence, threads);
    check(aborted);
    if (!done) {
        throw Failure("failed", with_complaint("The encoder failed"));
    }
}

Recognised State::recognise(SoundWindow & window, const std::vector<float> & more, const RecogniseRequest & request,
                            const AbortFlag & aborted) {
    whisper_context * context = model_->context();
    const int language = model_->language_id(request.language);
    const int text_context = whisper_n_text_ctx(context);
    model_->require_text(request.prefix, "prefixTokens");
    model_->require_text(request.context, "promptTokens");
    model_->require_generated(request.draft, "draftTokens");

    GreedyOptions options;
    if (!request.context.empty()) {
        const size_t room = text_context / 2 - 1;
        const size_t count = std::min(room, request.context.size());
        options.head.push_back(whisper_token_prev(context));
        options.head.insert(options.head.end(), request.context.end() - count, request.context.end());
    }
    options.head.push_back(whisper_token_sot(context));
    if (whisper_is_multilingual(context)) {
        options.head.push_back(whisper_token_lang(context, language));
        options.head.push_back(whisper_token_transcribe(context));
    }
    options.prefix = request.prefix;
    options.draft = request.draft;
    options.max_tokens = request.max_tokens > 0 ? request.max_tokens : text_context / 2;
    options.threads = request.threads;
    options.suppress_non_speech = request.suppress_non_speech;

    const AbortableGraphs abortable(state_, aborted);
    Recognised result;
    const auto encoding = Clock::now();
    encode(window, more, request.again, request.keep_silence, request.threads, aborted);
    result.encode_ms = ms_since(encoding);
    const auto decoding = Clock::now();
    options.audio_end = window.samples() / samples_per_position;
    result.decoded =
        decode_greedily(context, state_, window, model_->special(), options, [&] { check(aborted); });
    result.decode_ms = ms_since(decoding);
    for (const GreedyToken & token : result.decoded.tokens) {
        result.bytes += model_->token_bytes(token.id);
        result.byte_ends.push_back(result.bytes.size());
    }
    return result;
}

PlainResult State::transcribe_plain(std::vector<float> & samples, const std::string & language, int threads,
                                    const AbortFlag & aborted) {
    whisper_context * context = model_->context();
    if (language != "auto") {
        model_->language_id(language);
    }
    require_finite(samples);
    samples.resize(std::max(samples.size(), least_samples));
    whisper_full_params params = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    params.n_threads = threads;
    params.language = language.c_str();
    params.print_progress = false;
    params.print_timestamps = false;
    params.greedy.best_of = 1;
    params.temperature_inc = 0;
    params.abort_callback = is_set;
    params.abort_callback_user_data = const_cast<AbortFlag *>(&aborted);

    const AbortableGraphs abortable(state_, aborted);
    whisper_access_clear_padding(context, state_);
    const int status = whisper_full_with_state(context, state_, params, samples.data(), samples.size());
    check(aborted);
    if (status != 0) {
        throw Failure("failed", with_complaint("The recognition failed"));
    }
    PlainResult result;
    const int segments = whisper_full_n_segments_from_state(state_);
    for (int i = 0; i < segments; ++i) {
        result.segments.push_back({whisper_full_get_segment_t0_from_state(state_, i) * 10,
                                   whisper_full_get_segment_t1_from_state(state_, i) * 10,
                                   whisper_full_get_segment_text_from_state(state_, i)});
    }
    result.language = whisper_lang_str(whisper_full_lang_id_from_state(state_));
    return result;
}

std::vector<LanguageProbability> State::detect_language(SoundWindow & window, const std::vector<float> & more,
                                                        int threads, const AbortFlag & aborted) {
    whisper_context * context = model_->context();
    const int languages = whisper_access_language_count(context);
    if (languages == 0) {
        return {{"en", 1}};
    }
    const AbortableGraphs abortable(state_, aborted);
    encode(window, more, 0, true, threads, aborted);
    const whisper_token start = whisper_token_sot(context);
    const bool done = window.decode(state_, &start, 1, 0, {0}, threads);
    check(aborted);
    if (!done) {
        throw Failure("failed", with_complaint("The decoder failed"));
    }
    const float * logits = whisper_access_logits(context, state_, 0) + whisper_token_lang(context, 0);
    const float largest = *std::max_element(logits, logits + languages);
    std::vector<LanguageProbability> result;
    double sum = 0;
    for (int id = 0; id < languages; ++id) {
        result.push_back({whisper_lang_str(id), std::exp(double(logits[id]) - largest)});
        sum += result.back().probability;
    }
    for (LanguageProbability & language : result) {
        language.probability /= sum;
    }
    return result;
}
