package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.backup.BackupManifest;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.routing.FlowDraft;
import io.tillbridge.routing.TrialReport;
import io.tillbridge.routing.TrialRequest;
import io.tillbridge.run.Run;
import io.tillbridge.settings.file.ImportResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * What the shell asks of the hub. Each call opens what it needs and closes it again; those that only look or add
 * something work beside a hub that runs on the same data folder. Expected failures come as {@link CommandFault},
 * {@code DatabaseFault} or {@code Failure} with a message for people.
 */
public interface HubOperations {
    /** Starts the whole hub; when it returns, the routes run and the API listens. */
    RunningHub start(Configuration configuration) throws Exception;

    /** All faults of route files and dialects, one line each with file, place and rule; empty when there are none. */
    List<String> validate(Configuration configuration);

    /**
     * Sends one message through a route of files, with all that is outside of them stubbed.
     *
     * @throws io.tillbridge.routing.TrialFault when the route is unknown or does not load
     */
    TrialReport tryRoute(Configuration configuration, Path routesDir, TrialRequest request);

    /**
     * Writes a new flow into the routes folder, with its test and its entry among the jobs.
     *
     * @return the files that were written
     * @throws io.tillbridge.routing.TrialFault when a file of it is there already, or the check of route files refuses it
     */
    List<Path> newFlow(Configuration configuration, FlowDraft draft) throws Exception;

    /** Tries the database, the folder for kept files and every connection; moves no data. */
    List<Check> check(Configuration configuration) throws Exception;

    /**
     * Loads one file as if it had been uploaded to a connection.
     *
     * @param connection its name or id; empty for one called {@code shell}, which is made when it is missing
     * @param force passes the recognition of files loaded before
     */
    LoadedFile load(
            Configuration configuration, Path file, Optional<String> connection, boolean force, LoadProgress progress)
            throws Exception;

    /** Newest first. */
    List<NamedRun> runs(Configuration configuration, int limit) throws Exception;

    /** One run with its log lines; empty when there is none of that id. */
    Optional<RunStory> run(Configuration configuration, long id) throws Exception;

    /**
     * Queues a run of a job; the running hub, or the next one to start, does it.
     *
     * @param connection its name or id; empty for a job without a connection
     */
    NamedRun startJob(Configuration configuration, String job, Optional<String> connection, boolean dryRun)
            throws Exception;

    /**
     * Queues a kept failure to be sent again; the running hub, or the next one to start, does it.
     *
     * @return its run; empty for an event, which its route gets again
     */
    Optional<Run> replay(Configuration configuration, long failureId) throws Exception;

    /** Settings, warehouses and connections as YAML, without secrets. */
    String exportConfiguration(Configuration configuration) throws Exception;

    /** Takes such a text in, all of it or nothing. */
    ImportResult importConfiguration(Configuration configuration, String text, boolean dryRun) throws Exception;

    /**
     * Seals every secret anew with another master key; no hub may run on the data folder.
     *
     * @param next 32 bytes in base64; empty: a new key is made and kept in the key file
     * @param progress told how many are done so far
     * @return how many secrets were sealed anew
     */
    long changeMasterKey(Configuration configuration, Optional<String> next, Consumer<Long> progress) throws Exception;

    /**
     * Writes database and kept files into one archive, beside a hub that may run.
     *
     * @param withMasterKey puts the master key in, too
     * @param progress told what is done, in words
     */
    BackupManifest backup(Configuration configuration, Path archive, boolean withMasterKey, Consumer<String> progress)
            throws Exception;

    /** What can be done with the secrets of routes. */
    SecretOperations secrets();

    /** Puts such an archive into a data folder without a database. */
    Restored restore(Configuration configuration, Path archive, Consumer<String> progress) throws Exception;

    /** The secrets that route files name. */
    interface SecretOperations {
        /** By name, without their values. */
        List<NamedSecret> list(Configuration configuration) throws Exception;

        /** Seals one in the database, or replaces it; refused for one that is a file of routes.secrets. */
        void set(Configuration configuration, String name, String value) throws Exception;

        /** Removes one from the database; refused when there is none. */
        void remove(Configuration configuration, String name) throws Exception;
    }

    /**
     * A secret of routes.
     *
     * @param since when it was set in the database; null when it is not there
     * @param file whether a file of routes.secrets has it, which is used then
     */
    record NamedSecret(String name, Instant since, boolean file) {}

    /**
     * What was restored.
     *
     * @param masterKey whether there is a master key, from the backup or from before
     */
    record Restored(BackupManifest manifest, boolean masterKey) {}

    /**
     * One thing that was tried.
     *
     * @param code {@code DONE}, or what the command ends with for its sake
     * @param counts false for what is switched off: it is shown, and nothing hangs on it
     */
    record Check(String name, ExitCode code, String detail, boolean counts) {
        public static Check passed(String name, String detail) {
            return new Check(name, ExitCode.DONE, detail, true);
        }

        public static Check failed(String name, ExitCode code, String detail) {
            return new Check(name, code, detail, true);
        }
    }

    /** A run and the name of its connection. */
    record NamedRun(Run run, String connection) {}

    /** A run, the name of its connection and what it told. */
    record RunStory(NamedRun named, List<Run.Event> events) {
        public RunStory {
            events = List.copyOf(events);
        }
    }

    /** What became of one catalog file; the two paths exist when the upload was read. */
    record LoadedFile(String connection, Upload upload, Path errorFile, Path rejectedRows) {}

    /** A hub that runs in this process. */
    interface RunningHub extends AutoCloseable {
        /** Such as {@code http://127.0.0.1:8080}. */
        String apiAddress();

        /** Such as {@code http://127.0.0.1:9876}. */
        String managementAddress();

        /** Where somebody may become the owner, once; empty when there is one. */
        default Optional<String> ownerLink() {
            return Optional.empty();
        }

        /** Completes when the hub cannot go on and must be closed, with the reason. */
        default CompletionStage<? extends RuntimeException> lost() {
            return new CompletableFuture<>();
        }

        /** Present in the sandbox. */
        Optional<RunningSandbox> sandbox();

        /** Ends routes, work under way and the database in order. */
        @Override
        void close() throws IOException;
    }

    /**
     * What a flow has sent.
     *
     * @param place an address or a folder to look at
     */
    record Arrival(String flow, String place, String what) {}

    /** The retailer of a sandbox: its API key, and how many wholesale orders it has placed. */
    record Buyer(String name, String clientId, String clientSecret, int orders) {}

    /** What pulls brought: their files, and the runs themselves, which may have ended before any file came. */
    record Pulled(List<LoadedFile> files, List<EndedRun> runs) {
        public Pulled {
            files = List.copyOf(files);
            runs = List.copyOf(runs);
        }
    }

    /**
     * A run that is over.
     *
     * @param error null when it succeeded
     */
    record EndedRun(long id, String connection, String job, String state, Map<String, Long> counters, String error) {}
}
