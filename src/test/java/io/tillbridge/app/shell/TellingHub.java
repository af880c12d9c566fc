package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.backup.BackupManifest;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.document.Difference;
import io.tillbridge.routing.FlowDraft;
import io.tillbridge.routing.TrialReport;
import io.tillbridge.routing.TrialRequest;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.settings.file.ImportResult;
import io.tillbridge.storage.DatabaseTransfer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A hub that does nothing but remember what the shell asked of it and answer what it was told to. */
final class TellingHub implements HubOperations {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    final List<String> asked = new ArrayList<>();
    List<String> faults = List.of();
    List<Check> checks = List.of(Check.passed("database", "jdbc:mariadb://db/hub"));
    Upload upload = upload(new EnumMap<>(FindingCode.class), 0);
    RuntimeException failure;
    RuntimeException lost;
    Path dataFolder;
    boolean masterKey;
    Runnable whileLoading = () -> {};
    Pulled pulled = new Pulled(List.of(file()), List.of(pull("acme", "succeeded", null)));

    static Upload upload(Map<FindingCode, Long> findings, long rejected) {
        Summary summary = new Summary(1200, 1200 - rejected, 0, 0, rejected, findings);
        return new Upload(
                7,
                3,
                1,
                "manual",
                "spring.csv",
                90_000,
                "00",
                "f",
                UploadState.LOADED,
                summary,
                null,
                null,
                null,
                NOON,
                NOON,
                null);
    }

    static Upload upload(UploadState state, String error) {
        return new Upload(
                7, 3, 1, "manual", "spring.csv", 90_000, "00", "f", state, null, null, null, error, NOON, NOON, null);
    }

    static EndedRun pull(String connection, String state, String error) {
        return new EndedRun(4, connection, "catalog-pull", state, Map.of(), error);
    }

    @Override
    public RunningHub start(Configuration configuration) {
        note(configuration.flag("routes.show-exchanges") ? "start showing exchanges" : "start");
        return new RunningHub() {
            @Override
            public String apiAddress() {
                return "http://127.0.0.1:" + configuration.number("http.port");
            }

            @Override
            public String managementAddress() {
                return "http://127.0.0.1:" + configuration.number("management.port");
            }

            @Override
            public Optional<RunningSandbox> sandbox() {
                return configuration.flag("sandbox.enabled") ? Optional.of(new QuietSandbox()) : Optional.empty();
            }

            @Override
            public CompletionStage<? extends RuntimeException> lost() {
                return lost == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(lost);
            }

            @Override
            public void close() {
                note("close");
            }
        };
    }

    private final class QuietSandbox implements RunningSandbox {
        @Override
        public String vendorAddress() {
            return "sftp://127.0.0.1:2222";
        }

        @Override
        public String clientId() {
            return "id";
        }

        @Override
        public String clientSecret() {
            return "secret";
        }

        @Override
        public Pulled pullAll() {
            note("pull");
            return pulled;
        }

        @Override
        public String shopAddress() {
            return "http://127.0.0.1:4080";
        }

        @Override
        public String storefront() {
            return "http://127.0.0.1:4080/storefront/240000";
        }

        @Override
        public List<EndedRun> runShop() {
            note("shop");
            return List.of(new EndedRun(4, "Shop", "order-poll", "succeeded", Map.of("stored", 12L), null));
        }

        @Override
        public String tillAddress() {
            return "http://127.0.0.1:4081";
        }

        @Override
        public List<EndedRun> runTill() {
            note("till");
            return List.of(new EndedRun(5, "Till", "order-poll", "succeeded", Map.of("stored", 3L), null));
        }

        @Override
        public String feedAddress() {
            return "http://127.0.0.1:8080/feeds/token/plain-csv.csv";
        }

        @Override
        public List<EndedRun> runFeed() {
            note("feed");
            return List.of(new EndedRun(6, "Price site", "feed-publish", "succeeded", Map.of("feedItems", 9L), null));
        }

        @Override
        public Buyer runRetailer() {
            note("retailer");
            return new Buyer("Sandbox Retailer", "key-2", "secret-2", 5);
        }

        @Override
        public List<Arrival> runExamples() {
            note("examples");
            return List.of(new Arrival("custom-orders", "http://127.0.0.1:4081/", "12 orders"));
        }
    }

    @Override
    public List<String> validate(Configuration configuration) {
        note("validate");
        return faults;
    }

    @Override
    public TrialReport tryRoute(Configuration configuration, Path routesDir, TrialRequest request) {
        note("try " + request.route());
        throw new UnsupportedOperationException("Trials are tested with real route files");
    }

    @Override
    public List<Path> newFlow(Configuration configuration, FlowDraft draft) {
        note("new flow " + draft.name() + " " + draft.begin());
        return List.of(configuration.folder("routes.dir").resolve("custom/custom-" + draft.name() + ".camel.yaml"));
    }

    @Override
    public List<Check> check(Configuration configuration) {
        dataFolder = configuration.folder("data.dir");
        note("check");
        return checks;
    }

    @Override
    public LoadedFile load(
            Configuration configuration, Path file, Optional<String> connection, boolean force, LoadProgress progress) {
        dataFolder = configuration.folder("data.dir");
        note("load " + file.getFileName() + " " + connection.orElse("shell") + (force ? " force" : ""));
        progress.step("load");
        progress.event("info", "a note");
        whileLoading.run();
        return file();
    }

    private LoadedFile file() {
        return new LoadedFile(
                "acme", upload, Path.of("/spool/7/error-file.csv"), Path.of("/spool/7/rejected-rows.csv"));
    }

    @Override
    public List<NamedRun> runs(Configuration configuration, int limit) {
        dataFolder = configuration.folder("data.dir");
        note("runs " + limit);
        return List.of(new NamedRun(run(), "acme"));
    }

    @Override
    public Optional<RunStory> run(Configuration configuration, long id) {
        return id == 5
                ? Optional.of(new RunStory(
                        new NamedRun(run(), "acme"), List.of(new Run.Event(1, 5, NOON, "info", "one file found"))))
                : Optional.empty();
    }

    @Override
    public NamedRun startJob(Configuration configuration, String job, Optional<String> connection, boolean dryRun) {
        dataFolder = configuration.folder("data.dir");
        note("job " + job + " of " + connection.orElse("nothing") + (dryRun ? ", dry" : ""));
        return new NamedRun(run(), connection.orElse(""));
    }

    @Override
    public Optional<Run> replay(Configuration configuration, long failureId) {
        dataFolder = configuration.folder("data.dir");
        note("replay " + failureId);
        return Optional.of(run());
    }

    @Override
    public String exportConfiguration(Configuration configuration) {
        dataFolder = configuration.folder("data.dir");
        note("export");
        return "tillbridge: 1\n";
    }

    @Override
    public ImportResult importConfiguration(Configuration configuration, String text, boolean dryRun) {
        note("import " + text.strip() + (dryRun ? " dry" : ""));
        return new ImportResult(
                !dryRun,
                List.of(new ImportResult.Change(
                        "connection", "Web", "changed", List.of(new Difference.Member("/enabled", true, false)))),
                List.of(),
                List.of("Web"));
    }

    @Override
    public SecretOperations secrets() {
        return new SecretOperations() {
            @Override
            public List<NamedSecret> list(Configuration configuration) {
                return List.of(
                        new NamedSecret("chat", NOON, false),
                        new NamedSecret("mail", null, true),
                        new NamedSecret("shop", NOON, true));
            }

            @Override
            public void set(Configuration configuration, String name, String value) {
                asked.add("secret " + name + " = " + value);
            }

            @Override
            public void remove(Configuration configuration, String name) {
                asked.add("no secret " + name);
            }
        };
    }

    @Override
    public long changeMasterKey(Configuration configuration, Optional<String> next, Consumer<Long> progress) {
        note("master key " + next.map(String::strip).orElse("made here"));
        return 12;
    }

    @Override
    public BackupManifest backup(
            Configuration configuration, Path archive, boolean withMasterKey, Consumer<String> progress) {
        note("backup " + archive.getFileName() + (withMasterKey ? " with key" : ""));
        progress.accept("half of it");
        return manifest(withMasterKey);
    }

    @Override
    public Restored restore(Configuration configuration, Path archive, Consumer<String> progress) {
        dataFolder = configuration.folder("data.dir");
        note("restore " + archive.getFileName());
        progress.accept("half of it");
        return new Restored(manifest(false), masterKey);
    }

    private static BackupManifest manifest(boolean key) {
        return new BackupManifest(
                1,
                "2026-03-11T12:00:00Z",
                "1.0",
                "14",
                Map.of(DatabaseTransfer.Part.TABLES, new TreeMap<>(Map.of("product", 1200L))),
                key ? List.of(new BackupManifest.Entry("master-key", 45, "00")) : List.of());
    }

    private static Run run() {
        return new Run(
                5,
                1L,
                "sftp-catalog",
                "catalog-pull",
                "schedule",
                RunState.FAILED,
                false,
                false,
                false,
                null,
                null,
                NOON,
                NOON,
                NOON.plusSeconds(61),
                Map.of("rows", 1200L, "files", 1L),
                Map.of(),
                "The vendor's server is away");
    }

    private void note(String what) {
        asked.add(what);
        if (failure != null) {
            throw failure;
        }
    }
}
