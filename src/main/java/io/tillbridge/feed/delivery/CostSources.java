package io.tillbridge.feed.delivery;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedRule;
import io.tillbridge.feed.definition.FeedTemplate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a definition may show what the company pays. The hub's own costs are no source of any feed; an attribute that a
 * vendor named so could be one.
 */
final class CostSources {
    private static final Pattern COST =
            Pattern.compile("(?iu)(attribute|variation)\\..*(cost|purchase|wholesale|inkoop|kost|einkauf|achat).*");

    private CostSources() {}

    /** The first source with such a name, of a field or in a rule. */
    static Optional<String> first(FeedDefinition definition) {
        return Stream.concat(
                        definition.fields().stream().flatMap(field -> field.sources().stream()),
                        definition.rules().stream().flatMap(rule -> names(template(rule.action()))))
                .filter(name -> COST.matcher(name).matches())
                .findFirst();
    }

    private static String template(FeedRule.Action action) {
        if (action instanceof FeedRule.Assign assign) {
            return assign.template();
        }
        return action instanceof FeedRule.Append append ? append.template() : null;
    }

    private static Stream<String> names(String template) {
        return template == null ? Stream.empty() : FeedTemplate.of(template).names().stream();
    }
}
