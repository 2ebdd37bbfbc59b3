#include "greedy.h"

#include "failure.h"
#include "whisper_access.h"

#include <algorithm>
#include <cmath>

namespace {

// Less than 100 ms behind a timestamp hold no word (whisper.cpp's delta_min), in 20 ms steps.
constexpr int too_short_for_a_word = 5;

// A loop is a phrase of at least 4 tokens said 4 times, or 16 tokens of a shorter one ("ha ha ha ha" is speech).
constexpr int longest_phrase = 32;
constexpr int least_repeats = 4;
constexpr int least_repeated_tokens = 16;

// Probability of <|nospeech|> where Whisper was trained to say it: right behind <|startoftranscript|>.
float probability_of(whisper_token token, const float * logits, int vocabulary) {
    const float largest = *std::max_element(logits, logits + vocabulary);
    double sum = 0;
    for (int i = 0; i < vocabulary; ++i) {
        sum += expf(logits[i] - largest);
    }
    return expf(logits[token] - largest) / sum;
}

int matching_tail(const std::vector<GreedyToken> & tokens, int length) {
    int matching = 0;
    for (int i = int(tokens.size()) - 1; i >= length && tokens[i].id == tokens[i - length].id; --i) {
        ++matching;
    }
    return matching;
}

// Keeps the first of the repeated phrases.
void drop_repeats(std::vector<GreedyToken> & tokens, int length) {
    const int repeats = matching_tail(tokens, length) / length;
    tokens.resize(tokens.size() - size_t(repeats) * length);
}

}  // namespace

int repeated_length(const std::vector<GreedyToken> & tokens) {
    for (int length = 1; length <= longest_phrase && 2 * length <= int(tokens.size()); ++length) {
        const int said = matching_tail(tokens, length) + length;
        if (said >= std::max(least_repeats * length, least_repeated_tokens)) {
            return length;
        }
    }
    return 0;
}

namespace {

// How far around its place a token of the draft is looked for, after another one was chosen there.
constexpr int draft_reach = 4;
// A draft that was wrong so often is not worth its batches.
constexpr int most_draft_faults = 8;

// What the draft holds behind the token that was chosen instead of draft[at]: the words go on behind the same token
// nearby (some were left out, or one was put in before), else behind that place (one was replaced).
int next_in_draft(const std::vector<whisper_token> & draft, int at, whisper_token chosen) {
    for (int distance = 1; distance <= draft_reach; ++distance) {
        if (at + distance < int(draft.size()) && draft[at + distance] == chosen) {
            return at + distance + 1;
        }
        if (at >= distance && draft[at - distance] == chosen) {
            return at - distance + 1;
        }
    }
    return at + 1;
}

}  // namespace

GreedyResult decode_greedily(whisper_context * context, whisper_state * state, SoundWindow & window,
                             const SpecialTokens & special, const GreedyOptions & options,
                             const std::function<void()> & check) {
    const int vocabulary = whisper_n_vocab(context);
    std::vector<whisper_token> prompt = options.head;
    LogitsFilter filter(special, vocabulary, options.suppress_non_speech);
    if (!options.prefix.empty()) {
        prompt.push_back(special.begin);
        prompt.insert(prompt.end(), options.prefix.begin(), options.prefix.end());
        filter.accept(special.begin);
        for (whisper_token token : options.prefix) {
            filter.accept(token);
        }
    }
    const int room = whisper_n_text_ctx(context) - int(prompt.size());
    if (room < 1) {
        throw Failure("range", "The prefix and the context leave no room for text in the decoder");
    }
    const int limit = std::min(room, options.max_tokens);
    const std::vector<whisper_token> & draft = options.draft;

    // The batch under way: rows of logits behind each of its tokens from `first_row` on, and what follows in the draft.
    std::vector<whisper_token> batch = prompt;
    std::vector<int> wanted;
    int past = 0;
    int in_draft = 0;  // next token of the draft
    int faults = 0;
    int generated = 0;
    const auto evaluate = [&](int first_wanted) {
        const int drafted = std::min(int(draft.size()) - in_draft, limit - 1 - generated);
        if (faults < most_draft_faults && drafted > 0) {
            batch.insert(batch.end(), draft.begin() + in_draft, draft.begin() + in_draft + drafted);
        }
        for (int row = first_wanted; row < int(batch.size()); ++row) {
            wanted.push_back(row);
        }
        check();
        const bool done = window.decode(state, batch.data(), batch.size(), past, wanted, options.threads);
        check();
        if (!done) {
            throw Failure("failed", "The decoder failed");
        }
    };

    const auto start = std::find(options.head.begin(), options.head.end(), whisper_token_sot(context));
    wanted.push_back(start - options.head.begin());
    evaluate(int(prompt.size()) - 1);

    GreedyResult result = {{}, {}, 0, 0, 0, true};
    result.no_speech_probability =
        probability_of(whisper_token_nosp(context), whisper_access_logits(context, state, 0), vocabulary);

    int row = 1;                   // of the logits kept
    int segment_start = -1;        // time of the open segment's beginning
    size_t segment_first = 0;      // its first token
    double sum = 0;
    while (generated < limit) {
        const ChosenToken chosen = filter.choose(whisper_access_logits(context, state, row));
        filter.accept(chosen.id);
        sum += chosen.log_probability;
        ++generated;
        if (chosen.id == special.end) {
            result.ended_by_length = false;
            break;
        }
        result.generated.push_back(chosen.id);
        if (chosen.id >= special.begin) {
            const int time = chosen.id - special.begin;
            for (size_t i = segment_first; i < result.tokens.size(); ++i) {
                result.tokens[i].end = time;
            }
            segment_first = result.tokens.size();
            segment_start = time;
            if (time > 0 && time + too_short_for_a_word >= options.audio_end) {
                result.ended_by_length = false;
                break;
            }
        } else {
            result.tokens.push_back({chosen.id, chosen.log_probability, segment_start, -1});
            const int length = repeated_length(result.tokens);
            if (length > 0) {
                drop_repeats(result.tokens, length);
                break;
            }
        }
        if (generated == limit) {
            break;
        }
        const bool drafted = row + 1 < int(wanted.size());
        if (drafted && draft[in_draft] == chosen.id) {
            ++result.confirmed;
            ++in_draft;
            ++row;
            continue;
        }
        if (in_draft < int(draft.size())) {
            in_draft = next_in_draft(draft, in_draft, chosen.id);
            ++faults;
        }
        past = int(prompt.size()) + generated - 1;
        batch = {chosen.id};
        wanted.clear();
        evaluate(0);
        row = 0;
    }
    result.mean_log_probability = generated > 0 ? sum / generated : 0;
    return result;
}
