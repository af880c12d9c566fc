package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.feed.FeedFinding;

/** A line of a feed's check report as the API shows it. */
record FeedFindingView(
        String item,
        String field,
        String value,
        String rule,
        String code,
        String blocks,
        String message,
        String hint) {
    static FeedFindingView of(FeedFinding finding) {
        return new FeedFindingView(
                finding.item(),
                finding.field(),
                finding.value(),
                finding.rule(),
                finding.code().name(),
                finding.blocks().word(),
                finding.message(),
                finding.hint());
    }

    /** @param kept an element of the report's file */
    static FeedFindingView of(JsonNode kept) {
        return new FeedFindingView(
                kept.path("item").asText(),
                kept.path("field").asText(),
                kept.path("value").asText(),
                kept.path("rule").asText(),
                kept.path("code").asText(),
                kept.path("blocks").asText(),
                kept.path("message").asText(),
                kept.path("hint").asText());
    }
}
