#include "byte_pairs.h"

#include "whisper_access.h"

std::vector<whisper_token> encode_word(whisper_context * context, const std::string & word) {
    const whisper_token text_end = whisper_token_eot(context);
    std::vector<std::string> parts;
    for (char byte : word) {
        parts.emplace_back(1, byte);
    }
    while (parts.size() > 1) {
        whisper_token lowest = text_end;
        size_t at = 0;
        for (size_t i = 0; i + 1 < parts.size(); ++i) {
            const whisper_token joined = whisper_access_find_token(context, parts[i] + parts[i + 1]);
            if (joined >= 0 && joined < lowest) {
                lowest = joined;
                at = i;
            }
        }
        if (lowest == text_end) {
            break;
        }
        parts[at] += parts[at + 1];
        parts.erase(parts.begin() + at + 1);
    }
    std::vector<whisper_token> tokens;
    for (const std::string & part : parts) {
        const whisper_token token = whisper_access_find_token(context, part);
        if (token >= 0 && token < text_end) {
            tokens.push_back(token);
        }
    }
    return tokens;
}
