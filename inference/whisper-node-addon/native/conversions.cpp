#include "conversions.h"

#include <cstring>

namespace {

constexpr int ms_per_position = 20;
int to_ms(int position) { return position < 0 ? -1 : position * ms_per_position; }

}  // namespace

std::vector<whisper_token> to_tokens(const Napi::Value & value) {
    const auto array = value.As<Napi::Int32Array>();
    return std::vector<whisper_token>(array.Data(), array.Data() + array.ElementLength());
}

std::vector<float> to_samples(const Napi::Value & value) {
    if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_float32_array) {
        throw Napi::TypeError::New(value.Env(), "samples must be a Float32Array");
    }
    const auto array = value.As<Napi::Float32Array>();
    return std::vector<float>(array.Data(), array.Data() + array.ElementLength());
}

Napi::Uint8Array to_bytes(Napi::Env env, const std::string & bytes) {
    Napi::Uint8Array array = Napi::Uint8Array::New(env, bytes.size());
    memcpy(array.Data(), bytes.data(), bytes.size());
    return array;
}

Napi::Object to_js(Napi::Env env, const Recognised & recognised) {
    const std::vector<GreedyToken> & tokens = recognised.decoded.tokens;
    Napi::Object result = Napi::Object::New(env);
    result.Set("ids", to_array<Napi::Int32Array>(env, tokens, [](const GreedyToken & token) { return token.id; }));
    result.Set("logProbabilities", to_array<Napi::Float32Array>(
                                       env, tokens, [](const GreedyToken & token) { return token.log_probability; }));
    result.Set("startMs",
               to_array<Napi::Int32Array>(env, tokens, [](const GreedyToken & token) { return to_ms(token.start); }));
    result.Set("endMs",
               to_array<Napi::Int32Array>(env, tokens, [](const GreedyToken & token) { return to_ms(token.end); }));
    result.Set("generated", to_array<Napi::Int32Array>(env, recognised.decoded.generated,
                                                       [](whisper_token token) { return token; }));
    result.Set("confirmed", recognised.decoded.confirmed);
    result.Set("bytes", to_bytes(env, recognised.bytes));
    result.Set("byteEnds", to_array<Napi::Int32Array>(env, recognised.byte_ends, [](int end) { return end; }));
    result.Set("meanLogProbability", recognised.decoded.mean_log_probability);
    result.Set("noSpeechProbability", recognised.decoded.no_speech_probability);
    result.Set("endedByLength", recognised.decoded.ended_by_length);
    result.Set("encodeMs", recognised.encode_ms);
    result.Set("decodeMs", recognised.decode_ms);
    return result;
}

Napi::Object to_js(Napi::Env env, const PlainResult & plain) {
    Napi::Array segments = Napi::Array::New(env, plain.segments.size());
    std::string text;
    for (size_t i = 0; i < plain.segments.size(); ++i) {
        Napi::Object segment = Napi::Object::New(env);
        segment.Set("startMs", double(plain.segments[i].start_ms));
        segment.Set("endMs", double(plain.segments[i].end_ms));
        segment.Set("text", plain.segments[i].text);
        segments.Set(i, segment);
        text += plain.segments[i].text;
    }
    Napi::Object result = Napi::Object::New(env);
    result.Set("text", text);
    result.Set("segments", segments);
    result.Set("language", plain.language);
    return result;
}

Napi::Array to_js(Napi::Env env, const std::vector<LanguageProbability> & languages) {
    Napi::Array result = Napi::Array::New(env, languages.size());
    for (size_t i = 0; i < languages.size(); ++i) {
        Napi::Object entry = Napi::Object::New(env);
        entry.Set("language", languages[i].language);
        entry.Set("probability", languages[i].probability);
        result.Set(i, entry);
    }
    return result;
}
