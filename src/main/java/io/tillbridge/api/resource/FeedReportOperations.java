package io.tillbridge.api.resource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.feed.FeedDifference;
import io.tillbridge.feed.delivery.FeedState;
import io.tillbridge.feed.delivery.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was found in a feed, and what differs between its last two publications. Both are read from files, page by page. */
public final class FeedReportOperations {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();
    private static final String CSV = "text/csv; charset=utf-8";

    private final FeedServices feeds;
    private final FeedAccess access;

    FeedReportOperations(FeedServices feeds, Connections connections) {
        this.feeds = feeds;
        this.access = new FeedAccess(connections);
    }

    public ApiResponse findings(ApiRequest request) throws IOException {
        Path file = report(request, feeds.files()::findingsJson);
        String code = request.query("code").orElse(null);
        String field = request.query("field").orElse(null);
        long at = 0;
        long after = request.afterNumber().orElse(0L);
        List<Place<FeedFindingView>> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(Files.newBufferedReader(file))) {
            parser.nextToken();
            while (found.size() <= request.limit() && parser.nextToken() == JsonToken.START_OBJECT) {
                at++;
                JsonNode one = parser.readValueAsTree();
                boolean wanted = (code == null || code.equals(one.path("code").asText()))
                        && (field == null || field.equals(one.path("field").asText()));
                if (at > after && wanted) {
                    found.add(new Place<>(at, FeedFindingView.of(one)));
                }
            }
        }
        return ApiResponse.ok(Page.of(request, found, Place::at, Place::view));
    }

    public ApiResponse findingsFile(ApiRequest request) {
        Connection connection = access.of(request);
        return new ApiResponse.Download(
                report(request, feeds.files()::findingsCsv), CSV, "feed-" + connection.id() + "-findings.csv");
    }

    public ApiResponse changes(ApiRequest request) throws IOException {
        Connection connection = access.of(request);
        Optional<Publication> served = feeds.publications().served(connection.id());
        Optional<Publication> before = served.flatMap(feeds.publications()::before);
        if (served.isEmpty()) {
            return ApiResponse.ok(new Page<ChangeView>(List.of(), null));
        }
        Path now = feeds.files().snapshot(served.get().id());
        Path then = before.map(one -> feeds.files().snapshot(one.id())).orElse(null);
        if (Files.notExists(now) || (then != null && Files.notExists(then))) {
            throw Problem.conflict(
                            ProblemType.CONFLICT,
                            "What feed " + connection.id()
                                    + " had before is not kept any more (retention.feed-publications); its next"
                                    + " publication can be compared again")
                    .refusal();
        }
        String kind = request.query("kind").orElse(null);
        long after = request.afterNumber().orElse(0L);
        List<Place<ChangeView>> found = new ArrayList<>();
        long[] at = {0};
        FeedDifference.between(then, now, change -> {
            ChangeView view = ChangeView.of(change);
            if (kind == null || kind.equals(view.kind())) {
                at[0]++;
                if (at[0] > after) {
                    found.add(new Place<>(at[0], view));
                }
            }
            return found.size() <= request.limit();
        });
        return ApiResponse.ok(Page.of(request, found, Place::at, Place::view));
    }

    private interface ReportFile {
        Path of(long publication);
    }

    /** Of the last try, which may have been stopped; {@code of=served}: of the one that partners get. */
    private Path report(ApiRequest request, ReportFile file) {
        Connection connection = access.of(request);
        FeedState state = feeds.publications().state(connection.id());
        boolean served = request.query("of").orElse("last").equals("served");
        Long id = !served && state.stoppedId() != null ? state.stoppedId() : state.publicationId();
        return Optional.ofNullable(id)
                .map(file::of)
                .filter(Files::exists)
                .orElseThrow(() -> Problem.notFound("Feed " + connection.id()
                                + " has no check report: it was not made yet, or its file could not be begun")
                        .refusal());
    }

    private record Place<V>(long at, V view) {}

    private record ChangeView(String kind, String item, String before, String after) {
        static ChangeView of(FeedDifference.Change change) {
            return new ChangeView(
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.item(),
                    change.before().isEmpty() ? null : change.before(),
                    change.after().isEmpty() ? null : change.after());
        }
    }
}
