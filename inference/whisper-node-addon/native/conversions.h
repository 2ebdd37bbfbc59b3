// Between JavaScript's values and ours.
#pragma once

#include "recogniser.h"

#include <napi.h>

std::vector<whisper_token> to_tokens(const Napi::Value & value);
// Throws a TypeError for anything but a Float32Array.
std::vector<float> to_samples(const Napi::Value & value);

template <typename Array, typename Item, typename Get>
Array to_array(Napi::Env env, const std::vector<Item> & items, Get get) {
    Array array = Array::New(env, items.size());
    for (size_t i = 0; i < items.size(); ++i) {
        array[i] = get(items[i]);
    }
    return array;
}

Napi::Uint8Array to_bytes(Napi::Env env, const std::string & bytes);
Napi::Object to_js(Napi::Env env, const Recognised & recognised);
Napi::Object to_js(Napi::Env env, const PlainResult & plain);
Napi::Array to_js(Napi::Env env, const std::vector<LanguageProbability> & languages);
