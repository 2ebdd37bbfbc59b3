// Greedy decoding of one encoded window.
#pragma once

#include "logits_filter.h"
#include "sound_window.h"

#include <functional>
#include <vector>

struct GreedyOptions {
    std::vector<whisper_token> head;    // [<|startofprev|>, context...] <|startoftranscript|> [language, task]
    std::vector<whisper_token> prefix;  // text behind <|0.00|>, forced
    std::vector<whisper_token> draft;   // what may be generated behind it: an earlier result's `generated`
    int max_tokens;                     // to generate
    int audio_end;                      // end of the sound in 20 ms steps
    int threads;
    bool suppress_non_speech;
};

struct GreedyToken {
    whisper_token id;
    float log_probability;
    int start, end;  // 20 ms steps, -1: unknown
};

struct GreedyResult {
    std::vector<GreedyToken> tokens;  // text only
    std::vector<whisper_token> generated;  // timestamps too, in order
    int confirmed;                    // tokens of the draft that were right
    float mean_log_probability;       // over everything generated
    float no_speech_probability;
    bool ended_by_length;
};

// check: called between tokens, may throw to end the work. Throws Failure "range" if head and prefix leave no room.
// A draft changes nothing of the result: its tokens are evaluated in one batch, and each is taken only where it is the
// one that would have been chosen.
GreedyResult decode_greedily(whisper_context * context, whisper_state * state, SoundWindow & window,
                             const SpecialTokens & special, const GreedyOptions & options,
                             const std::function<void()> & check);

// Length of a phrase that the text has begun to repeat without end, 0 if it has not.
int repeated_length(const std::vector<GreedyToken> & tokens);
