// The N-API face of the recogniser. src/native-binding.ts describes it in TypeScript.
#include "byte_pairs.h"
#include "conversions.h"
#include "failure.h"
#include "job.h"
#include "quantize.h"
#include "recogniser.h"

namespace {

struct Instance {
    std::shared_ptr<RunningJobs> running = std::make_shared<RunningJobs>();
    Napi::FunctionReference model_class, state_class, window_class;
};

Instance & instance(Napi::Env env) { return *env.GetInstanceData<Instance>(); }

// Failures of synchronous calls become JS errors too.
template <typename Call>
auto guarded(Napi::Env env, Call call) -> decltype(call()) {
    try {
        return call();
    } catch (const Failure & failure) {
        throw to_js_error(env, failure.code, failure.what());
    }
}

class WindowWrap : public Napi::ObjectWrap<WindowWrap> {
  public:
    static Napi::Function define(Napi::Env env) {
        return DefineClass(env, "SoundWindow", {InstanceMethod<&WindowWrap::close>("close")});
    }

    explicit WindowWrap(const Napi::CallbackInfo & info)
        : ObjectWrap(info), listening_(*info[0].As<Napi::External<std::shared_ptr<Listening>>>().Data()) {}

    const std::shared_ptr<Listening> & listening() const { return listening_; }

  private:
    void close(const Napi::CallbackInfo &) { listening_.reset(); }

    std::shared_ptr<Listening> listening_;
};

class StateWrap : public Napi::ObjectWrap<StateWrap> {
  public:
    static Napi::Function define(Napi::Env env) {
        return DefineClass(env, "WhisperState",
                           {InstanceMethod<&StateWrap::recognise>("recognise"),
                            InstanceMethod<&StateWrap::transcribe_plain>("transcribePlain"),
                            InstanceMethod<&StateWrap::detect_language>("detectLanguage"),
                            InstanceMethod<&StateWrap::close>("close")});
    }

    explicit StateWrap(const Napi::CallbackInfo & info)
        : ObjectWrap(info), state_(*info[0].As<Napi::External<std::shared_ptr<State>>>().Data()) {}

  private:
    Napi::Value recognise(const Napi::CallbackInfo & info) {
        const auto options = info[2].As<Napi::Object>();
        RecogniseRequest request;
        request.language = options.Get("language").ToString();
        request.prefix = to_tokens(options.Get("prefixTokens"));
        request.draft = to_tokens(options.Get("draftTokens"));
        request.context = to_tokens(options.Get("promptTokens"));
        request.again = options.Get("again").ToNumber();
        request.keep_silence = options.Get("keepSilence").ToBoolean();
        request.threads = options.Get("threads").ToNumber();
        request.max_tokens = options.Get("maxTokens").ToNumber();
        request.suppress_non_speech = options.Get("suppressNonSpeech").ToBoolean();
        const auto window = lease_window(info[0]);
        return run(info, info[1], [=](State & state, std::vector<float> & more, const AbortFlag & aborted) {
            return state.recognise(window->window(), more, request, aborted);
        });
    }

    Napi::Value transcribe_plain(const Napi::CallbackInfo & info) {
        const std::string language = info[1].ToString();
        const int threads = info[2].ToNumber();
        return run(info, info[0], [=](State & state, std::vector<float> & samples, const AbortFlag & aborted) {
            return state.transcribe_plain(samples, language, threads, aborted);
        });
    }

    Napi::Value detect_language(const Napi::CallbackInfo & info) {
        const int threads = info[2].ToNumber();
        const auto window = lease_window(info[0]);
        return run(info, info[1], [=](State & state, std::vector<float> & more, const AbortFlag & aborted) {
            return state.detect_language(window->window(), more, threads, aborted);
        });
    }

    // Given back when the job that holds it has ended.
    std::shared_ptr<Listening> lease_window(const Napi::Value & value) {
        const std::shared_ptr<Listening> listening = WindowWrap::Unwrap(value.As<Napi::Object>())->listening();
        if (!listening) {
            throw to_js_error(value.Env(), "closed", "This window of sound was closed");
        }
        if (!listening->acquire()) {
            throw to_js_error(value.Env(), "busy", "This window of sound is listened to");
        }
        return std::shared_ptr<Listening>(listening.get(), [listening](Listening *) { listening->release(); });
    }

    void close(const Napi::CallbackInfo &) { state_.reset(); }

    // The job holds the state: closing it meanwhile only lets go of it here.
    template <typename Do>
    Napi::Value run(const Napi::CallbackInfo & info, const Napi::Value & sound, Do action) {
        const Napi::Env env = info.Env();
        auto samples = std::make_shared<std::vector<float>>(to_samples(sound));
        if (!state_) {
            throw to_js_error(env, "closed", "This recognition state was closed");
        }
        if (!state_->acquire()) {
            throw to_js_error(env, "busy", "This recognition state is at work");
        }
        const std::shared_ptr<State> lease(state_.get(), [state = state_](State *) { state->release(); });
        return start_job(env, instance(env).running,
                         [lease, samples, action](const std::atomic<bool> & aborted, const Progress &) -> Deliver {
                             auto result = std::make_shared<decltype(action(*lease, *samples, aborted))>(
                                 action(*lease, *samples, aborted));
                             return [result](Napi::Env env) -> Napi::Value { return to_js(env, *result); };
                         });
    }

    std::shared_ptr<State> state_;
};

class ModelWrap : public Napi::ObjectWrap<ModelWrap> {
  public:
    static Napi::Function define(Napi::Env env) {
        return DefineClass(env, "WhisperModel",
                           {InstanceMethod<&ModelWrap::info>("info"),
                            InstanceMethod<&ModelWrap::create_state>("createState"),
                            InstanceMethod<&ModelWrap::create_window>("createWindow"),
                            InstanceMethod<&ModelWrap::encode_words>("encodeWords"),
                            InstanceMethod<&ModelWrap::detokenize>("detokenize"),
                            InstanceMethod<&ModelWrap::close>("close")});
    }

    explicit ModelWrap(const Napi::CallbackInfo & info)
        : ObjectWrap(info), model_(*info[0].As<Napi::External<std::shared_ptr<Model>>>().Data()) {}

  private:
    const std::shared_ptr<Model> & open(Napi::Env env) const {
        if (!model_) {
            throw to_js_error(env, "closed", "This speech model was closed");
        }
        return model_;
    }

    Napi::Value info(const Napi::CallbackInfo & info) {
        const Napi::Env env = info.Env();
        Napi::Object result = Napi::Object::New(env);
        result.Set("multilingual", bool(whisper_is_multilingual(open(env)->context())));
        result.Set("type", whisper_model_type_readable(open(env)->context()));
        return result;
    }

    Napi::Value create_state(const Napi::CallbackInfo & info) {
        const Napi::Env env = info.Env();
        std::shared_ptr<State> state = guarded(env, [&] { return std::make_shared<State>(open(env)); });
        return instance(env).state_class.New({Napi::External<std::shared_ptr<State>>::New(env, &state)});
    }

    Napi::Value create_window(const Napi::CallbackInfo & info) {
        const Napi::Env env = info.Env();
        auto listening = std::make_shared<Listening>(open(env));
        return instance(env).window_class.New({Napi::External<std::shared_ptr<Listening>>::New(env, &listening)});
    }

    Napi::Value encode_words(const Napi::CallbackInfo & info) {
        whisper_context * context = open(info.Env())->context();
        const auto words = info[0].As<Napi::Array>();
        std::vector<whisper_token> tokens;
        for (uint32_t i = 0; i < words.Length(); ++i) {
            const std::vector<whisper_token> word = encode_word(context, words.Get(i).ToString());
            tokens.insert(tokens.end(), word.begin(), word.end());
        }
        return to_array<Napi::Int32Array>(info.Env(), tokens, [](whisper_token token) { return token; });
    }

    Napi::Value detokenize(const Napi::CallbackInfo & info) {
        const std::shared_ptr<Model> & model = open(info.Env());
        std::string bytes;
        for (whisper_token token : to_tokens(info[0])) {
            bytes += model->token_bytes(token);
        }
        return to_bytes(info.Env(), bytes);
    }

    void close(const Napi::CallbackInfo &) { model_.reset(); }

    std::shared_ptr<Model> model_;
};

Napi::Value load_backends(const Napi::CallbackInfo & info) {
    const std::string directory = info[0].ToString(), variant = info[1].ToString();
    return Napi::String::New(info.Env(), guarded(info.Env(), [&] { return load_cpu_variant(directory, variant); }));
}

Napi::Value load_model(const Napi::CallbackInfo & info) {
    const std::string path = info[0].ToString();
    const bool flash_attention = info[1].ToBoolean();
    return start_job(info.Env(), instance(info.Env()).running,
                     [path, flash_attention](const std::atomic<bool> &, const Progress &) -> Deliver {
                         auto model = std::make_shared<Model>(path, flash_attention);
                         return [model](Napi::Env env) mutable -> Napi::Value {
                             return instance(env).model_class.New(
                                 {Napi::External<std::shared_ptr<Model>>::New(env, &model)});
                         };
                     });
}

Napi::Value quantize(const Napi::CallbackInfo & info) {
    const std::string source = info[0].ToString(), target = info[1].ToString(), type = info[2].ToString();
    return start_job(
        info.Env(), instance(info.Env()).running,
        [=](const std::atomic<bool> & aborted, const Progress & progress) -> Deliver {
            quantize_model(source, target, type, [&](int64_t done, int64_t total) {
                if (aborted) {
                    throw Failure("aborted", "The quantisation was aborted");
                }
                progress(done, total);
            });
            return [](Napi::Env env) -> Napi::Value { return env.Undefined(); };
        },
        info[3].As<Napi::Function>());
}

Napi::Object init(Napi::Env env, Napi::Object exports) {
    auto * data = new Instance;
    data->model_class = Napi::Persistent(ModelWrap::define(env));
    data->state_class = Napi::Persistent(StateWrap::define(env));
    data->window_class = Napi::Persistent(WindowWrap::define(env));
    env.SetInstanceData(data);
    env.AddCleanupHook([running = data->running] { running->abort_and_wait(); });
    exports.Set("loadBackends", Napi::Function::New(env, load_backends, "loadBackends"));
    exports.Set("loadModel", Napi::Function::New(env, load_model, "loadModel"));
    exports.Set("quantize", Napi::Function::New(env, quantize, "quantize"));
    return exports;
}

}  // namespace

NODE_API_MODULE(whisper, init)
