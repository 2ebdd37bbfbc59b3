// Whisper's rules on which token may come next, at temperature 0.
// Source: openai/whisper decoding.py (SuppressBlank, SuppressTokens, ApplyTimestampRules) as whisper.cpp applies them.
#pragma once

#include "whisper.h"

#include <vector>

struct SpecialTokens {
    whisper_token end, begin;  // <|endoftext|>, and <|0.00|>: the first of the timestamps
    std::vector<whisper_token> never;       // start, tasks, languages, ...: never generated
    std::vector<whisper_token> non_speech;  // brackets, notes, quotation marks
    std::vector<whisper_token> blank;       // not as the first token
};

SpecialTokens special_tokens(whisper_context * context);

struct ChosenToken {
    whisper_token id;
    float log_probability;  // over the tokens that were allowed
};

class LogitsFilter {
  public:
    // A first timestamp later than this (20 ms steps: 1 s) is not allowed. Source: OpenAI's max_initial_timestamp.
    static constexpr int largest_first_timestamp = 50;

    LogitsFilter(const SpecialTokens & special, int vocabulary, bool suppress_non_speech);

    // What stands before the next token, oldest first: the forced prefix and everything generated.
    void accept(whisper_token token);

    // Last timestamp in 20 ms steps, -1 if none after <|0.00|>.
    int last_timestamp() const { return last_timestamp_; }

    ChosenToken choose(const float * logits);

  private:
    bool is_timestamp(whisper_token token) const { return token >= special_.begin; }
    void forbid(int from, int to);
    void apply_timestamp_rules();

    const SpecialTokens & special_;
    const bool suppress_non_speech_;
    std::vector<float> logits_;
    int accepted_ = 0;
    bool last_was_timestamp_ = false;
    bool one_before_was_timestamp_ = true;  // with fewer than two tokens, as in Whisper
    int last_timestamp_ = -1;
};
