package io.tillbridge.api.resource;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.FeedSettings;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.delivery.FeedOrder;
import io.tillbridge.feed.delivery.FeedState;
import io.tillbridge.feed.delivery.Publication;
import io.tillbridge.feed.delivery.PullTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A feed as the API shows it.
 *
 * @param usable whether there is a good definition of its name
 * @param address where partners fetch it, with {@code {token}} in place of the token; absent when it is only pushed
 * @param published what partners get; absent before the first publication
 * @param stopped the last try, when it was stopped
 * @param faults the mistakes of the definition's file now
 */
record FeedView(
        String connectionId,
        String name,
        boolean enabled,
        String feed,
        boolean usable,
        String fileName,
        String delivery,
        String address,
        Token token,
        PublicationView published,
        Instant publishedAt,
        Instant checkedAt,
        PublicationView stopped,
        Push push,
        PullView lastPull,
        Instant nextRunAt,
        List<FeedDefinitionView.Fault> faults) {

    record Token(Instant createdAt, Instant oldUntil) {}

    /** @param upToDate whether the partner's server has what is published */
    record Push(boolean upToDate, Instant pushedAt, String error) {}

    static FeedView of(Connection connection, FeedServices feeds, String publicUrl, Instant nextRunAt) {
        FeedSettings settings = FeedSettings.of(connection);
        Optional<FeedDefinition> definition = feeds.definitions().find(settings.feed());
        FeedState state = feeds.publications().state(connection.id());
        Optional<Publication> served = feeds.publications().served(connection.id());
        String fileName = served.map(Publication::fileName)
                .or(() -> definition.map(good -> FeedOrder.fileName(settings, good)))
                .orElse(settings.fileName());
        Optional<PullTokens.Current> token =
                settings.pulls() ? feeds.tokens().current(connection.id()) : Optional.empty();
        return new FeedView(
                Long.toString(connection.id()),
                connection.name(),
                connection.enabled(),
                settings.feed(),
                definition.isPresent(),
                fileName,
                settings.delivery(),
                settings.pulls() && fileName != null ? address(publicUrl, "{token}", fileName) : null,
                token.map(now -> new Token(now.createdAt(), now.oldUntil())).orElse(null),
                served.map(PublicationView::of).orElse(null),
                served.isPresent() ? state.publishedAt() : null,
                state.checkedAt(),
                Optional.ofNullable(state.stoppedId())
                        .flatMap(feeds.publications()::find)
                        .map(PublicationView::of)
                        .orElse(null),
                settings.pushes() ? push(state) : null,
                feeds.pulls().last(connection.id()).map(PullView::of).orElse(null),
                nextRunAt,
                feeds.orders().faults(settings.feed()).stream()
                        .map(FeedDefinitionView.Fault::of)
                        .toList());
    }

    static String address(String publicUrl, String token, String fileName) {
        return publicUrl + "/feeds/" + token + "/" + fileName;
    }

    private static Push push(FeedState state) {
        return new Push(
                state.publicationId() != null && state.publicationId().equals(state.pushedId()),
                state.pushedAt(),
                state.pushError());
    }
}
