package io.tillbridge.feed.delivery;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitionFault;
import io.tillbridge.feed.definition.FeedDefinitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of a feed's settings what is to be published, or says why it cannot be. */
public final class FeedOrders {
    private static final int MOST_TOLD = 5;

    private final FeedDefinitions definitions;
    private final Path own;

    /** @param own the folder of the site's own definitions */
    public FeedOrders(FeedDefinitions definitions, Path own) {
        this.definitions = definitions;
        this.own = own;
    }

    /**
     * What came of it: an order or a refusal.
     *
     * @param warning mistakes that the definition's file has now, while its last good version is used; null: none
     */
    public record Decision(FeedOrder order, FeedRefusal refusal, String warning) {}

    /**
     * Reads the definitions again, and decides.
     *
     * @param runId null: no run asks
     */
    public Decision decide(Connection connection, Long runId, boolean anyway) {
        definitions.reload();
        FeedSettings settings = FeedSettings.of(connection);
        String mistakes = faults(settings.feed()).stream()
                .limit(MOST_TOLD)
                .map(FeedDefinitionFault::toString)
                .collect(Collectors.joining(" "));
        Optional<FeedDefinition> definition = definitions.find(settings.feed());
        if (definition.isEmpty()) {
            String why = mistakes.isEmpty()
                    ? "There is no feed definition " + settings.feed() + ". Add its file to " + own
                            + ", or choose another definition in the settings of the feed."
                    : "The feed definition " + settings.feed() + " has mistakes: " + mistakes;
            return refused(connection, runId, settings.feed(), null, FeedRefusal.DEFINITION, why);
        }
        Optional<String> cost = CostSources.first(definition.get());
        if (cost.isPresent() && (!settings.costs() || !isOwn(definition.get()))) {
            return refused(
                    connection,
                    runId,
                    settings.feed(),
                    definition.get().version(),
                    FeedRefusal.COSTS,
                    "The feed definition " + settings.feed() + " uses " + cost.get()
                            + ", which names a cost. Take it out. Only a definition of your own in " + own
                            + " may have costs, and only where the setting costs of the feed is on.");
        }
        return new Decision(
                new FeedOrder(connection.id(), runId, settings, definition.get(), anyway),
                null,
                mistakes.isEmpty() ? null : "The last good version of the definition is used: " + mistakes);
    }

    /** The mistakes of the file of a definition, as it was read last. */
    public List<FeedDefinitionFault> faults(String name) {
        return definitions.faults().stream()
                .filter(fault -> fault.file().replaceFirst("\\.ya?ml$", "").equals(name))
                .toList();
    }

    /** Whether a definition is the company's own. */
    public boolean isOwn(FeedDefinition definition) {
        return Files.isRegularFile(own.resolve(definition.file()));
    }

    private static Decision refused(
            Connection connection, Long runId, String definition, String version, String code, String why) {
        return new Decision(
                null, new FeedRefusal(connection.id(), runId, definition, version, code, why), null);
    }
}
