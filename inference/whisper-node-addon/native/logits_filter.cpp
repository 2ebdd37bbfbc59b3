#include "logits_filter.h"

#include "failure.h"
#include "whisper_access.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace {

constexpr float forbidden = -INFINITY;

// Source: whisper.cpp's non_speech_tokens, from openai/whisper tokenizer.py.
const char * const non_speech_texts[] = {
    "\"", "#",  "(",  ")",  "*",   "+",   "/",  ":",  ";",  "<",  "=",  ">",   "@",   "[",  "\\", "]",  "^",   "_",  "`",
    "{",  "|",  "}",  "~",  "「",  "」",  "『", "』", "<<", ">>", "<<<", ">>>", "--", "---", "-(", "-[", "('", "(\"", "((",
    "))", "(((", ")))", "[[", "]]", "{{", "}}", "♪♪", "♪♪♪", "♩", "♪", "♫", "♬", "♭", "♮", "♯"};

void add_token(std::vector<whisper_token> & tokens, whisper_context * context, const std::string & text) {
    const whisper_token token = whisper_access_find_token(context, text);
    if (token >= 0) {
        tokens.push_back(token);
    }
}

float log_sum_exp(const float * from, const float * to, float largest) {
    float sum = 0;
    for (const float * value = from; value < to; ++value) {
        if (*value > forbidden) {
            sum += expf(*value - largest);
        }
    }
    return logf(sum) + largest;
}

}  // namespace

SpecialTokens special_tokens(whisper_context * context) {
    SpecialTokens special;
    special.end = whisper_token_eot(context);
    special.begin = whisper_token_beg(context);
    special.never = {whisper_token_not(context),       whisper_token_sot(context),        whisper_token_nosp(context),
                     whisper_token_solm(context),      whisper_token_translate(context),  whisper_token_transcribe(context),
                     whisper_token_prev(context)};
    for (int language = 0; language < whisper_access_language_count(context); ++language) {
        special.never.push_back(whisper_token_lang(context, language));
    }
    for (const char * text : non_speech_texts) {
        add_token(special.non_speech, context, text);
        add_token(special.non_speech, context, std::string(" ") + text);
    }
    // Hyphens and apostrophes inside a word are wanted, at its beginning not.
    add_token(special.non_speech, context, " -");
    add_token(special.non_speech, context, " '");
    special.blank = {special.end};
    add_token(special.blank, context, " ");
    return special;
}

LogitsFilter::LogitsFilter(const SpecialTokens & special, int vocabulary, bool suppress_non_speech)
    : special_(special), suppress_non_speech_(suppress_non_speech), logits_(vocabulary) {}

void LogitsFilter::accept(whisper_token token) {
    one_before_was_timestamp_ = accepted_ == 0 || last_was_timestamp_;
    last_was_timestamp_ = is_timestamp(token);
    if (token > special_.begin) {
        last_timestamp_ = token - special_.begin;
    }
    ++accepted_;
}

void LogitsFilter::forbid(int from, int to) { std::fill(logits_.begin() + from, logits_.begin() + to, forbidden); }

void LogitsFilter::apply_timestamp_rules() {
    const int vocabulary = logits_.size();
    // Timestamps come in pairs, except before the end: after a single one another or the end, after two text.
    if (last_was_timestamp_) {
        if (one_before_was_timestamp_) {
            forbid(special_.begin, vocabulary);
        } else {
            forbid(0, special_.end);
        }
    }
    if (accepted_ == 0) {
        forbid(std::min(vocabulary, special_.begin + largest_first_timestamp + 1), vocabulary);
    }
    if (last_timestamp_ > 0) {
        forbid(special_.begin, std::min(vocabulary, special_.begin + last_timestamp_));
    }
}

ChosenToken LogitsFilter::choose(const float * logits) {
    std::copy_n(logits, logits_.size(), logits_.begin());
    if (accepted_ == 0) {
        for (whisper_token token : special_.blank) {
            logits_[token] = forbidden;
        }
    }
    for (whisper_token token : special_.never) {
        logits_[token] = forbidden;
    }
    if (suppress_non_speech_) {
        for (whisper_token token : special_.non_speech) {
            logits_[token] = forbidden;
        }
    }
    apply_timestamp_rules();

    const float * const data = logits_.data();
    const float * const timestamps = data + special_.begin;
    const float * const end = data + logits_.size();
    const float * best_text = std::max_element(data, timestamps);
    const float * best_timestamp = std::max_element(timestamps, end);
    const float largest = std::max(*best_text, *best_timestamp);
    if (!std::isfinite(largest)) {
        throw Failure("failed", "The speech model gave no usable probabilities");
    }
    const float total = log_sum_exp(data, end, largest);
    // If all timestamps together are more probable than any text, it is a timestamp.
    const bool timestamp = *best_timestamp > forbidden && log_sum_exp(timestamps, end, *best_timestamp) > *best_text;
    const float * best = timestamp ? best_timestamp : best_text;
    return {static_cast<whisper_token>(best - data), *best - total};
}
