package io.tillbridge.app;

import io.tillbridge.access.BootstrapFault;
import io.tillbridge.api.http.ApiFault;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.ExitCode;
import io.tillbridge.app.shell.HubOperations;
import io.tillbridge.backup.BackupFault;
import io.tillbridge.backup.BackupManifest;
import io.tillbridge.backup.Restore;
import io.tillbridge.catalog.file.DialectsInvalid;
import io.tillbridge.catalog.load.LoadFault;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.routing.FlowDraft;
import io.tillbridge.routing.RouteFilesFault;
import io.tillbridge.routing.TrialReport;
import io.tillbridge.routing.TrialRequest;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.FailureNotKept;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.file.ImportResult;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the shell can ask, done with the parts of the hub. */
final class HubCommands implements HubOperations {
    private static final int ALL_EVENTS = 10_000;
    static final String BY_THE_SHELL = "by the shell";

    private final Consumer<Path> process;

    HubCommands() {
        this(dataDir -> {});
    }

    /** @param process told the data folder before anything in it is opened */
    HubCommands(Consumer<Path> process) {
        this.process = process;
    }

    private HubCore join(Configuration configuration) throws SpoolFault, DialectsInvalid {
        Path dataDir = configuration.folder("data.dir");
        if (Files.isDirectory(dataDir)) {
            process.accept(dataDir);
        }
        return HubCore.join(configuration);
    }

    @Override
    public RunningHub start(Configuration configuration) throws Exception {
        return told(() -> {
            process.accept(configuration.folder("data.dir"));
            try {
                return new HubInProcess(Hub.start(configuration));
            } catch (RouteFilesFault | DialectsInvalid first) {
                // Whichever was looked at first: a person wants to see what is wrong with both.
                throw new CommandFault(ExitCode.WRONG_USE, String.join("\n", validate(configuration)), first);
            }
        });
    }

    @Override
    public List<String> validate(Configuration configuration) {
        return ShellValidation.faults(configuration);
    }

    @Override
    public TrialReport tryRoute(Configuration configuration, Path routesDir, TrialRequest request) {
        return new RouteFileCommands(configuration).attempt(routesDir, request);
    }

    @Override
    public List<Path> newFlow(Configuration configuration, FlowDraft draft) throws Exception {
        return told(() -> new RouteFileCommands(configuration).add(draft));
    }

    @Override
    public SecretOperations secrets() {
        return new ShellSecrets(this::within);
    }

    private <T> T within(Configuration configuration, ShellSecrets.Work<T> work) throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration)) {
                return work.with(core);
            }
        });
    }

    @Override
    public List<Check> check(Configuration configuration) throws Exception {
        return within(configuration, core -> new HubCheck(core).all());
    }

    @Override
    public LoadedFile load(
            Configuration configuration, Path file, Optional<String> connection, boolean force, LoadProgress progress)
            throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration)) {
                LoadedFile loaded = new FileLoad(core).load(file, connection, force, progress);
                core.audit().hub("uploadCatalog", "uploads/" + loaded.upload().id(), BY_THE_SHELL);
                return loaded;
            }
        });
    }

    @Override
    public List<NamedRun> runs(Configuration configuration, int limit) throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration);
                    ShellRuns runs = ShellRuns.in(core)) {
                return runs.running().runs().list(new Runs.Filter(null, null, null), null, limit).stream()
                        .map(runs::named)
                        .toList();
            }
        });
    }

    @Override
    public Optional<RunStory> run(Configuration configuration, long id) throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration);
                    ShellRuns runs = ShellRuns.in(core)) {
                return runs.running()
                        .runs()
                        .get(id)
                        .map(run -> new RunStory(
                                runs.named(run), runs.running().runs().events(id, 0, ALL_EVENTS)));
            }
        });
    }

    @Override
    public NamedRun startJob(Configuration configuration, String job, Optional<String> connection, boolean dryRun)
            throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration);
                    ShellRuns runs = ShellRuns.in(core)) {
                NamedRun queued = runs.start(job, connection, dryRun);
                core.audit().hub("startRun", "runs/" + queued.run().id(), BY_THE_SHELL);
                return queued;
            }
        });
    }

    @Override
    public Optional<Run> replay(Configuration configuration, long failureId) throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration);
                    ShellRuns runs = ShellRuns.in(core)) {
                Failures failures = runs.running().failures();
                KeptFailure failure = failures.get(failureId)
                        .orElseThrow(() -> new CommandFault(
                                ExitCode.WRONG_USE, "ID: there is no kept failure " + failureId + "."));
                Optional<Run> run = Optional.empty();
                if (failure.event() == null) {
                    run = Optional.of(failures.replay(failureId));
                } else {
                    failures.replayEvent(failureId);
                }
                core.audit().hub("replayFailure", "failures/" + failureId, BY_THE_SHELL);
                return run;
            }
        });
    }

    @Override
    public String exportConfiguration(Configuration configuration) throws Exception {
        return within(configuration, core -> core.configurationFile().text());
    }

    @Override
    public ImportResult importConfiguration(Configuration configuration, String text, boolean dryRun) throws Exception {
        return told(() -> {
            try (HubCore core = join(configuration)) {
                ImportResult result = core.configurationFile().read(text, dryRun, Author.HUB);
                if (result.applied()) {
                    core.audit().hub("importConfiguration", "configuration", BY_THE_SHELL);
                }
                return result;
            }
        });
    }

    @Override
    public long changeMasterKey(Configuration configuration, Optional<String> next, Consumer<Long> progress)
            throws Exception {
        return told(() -> HubCore.changeMasterKey(configuration, next, progress));
    }

    @Override
    public BackupManifest backup(
            Configuration configuration, Path archive, boolean withMasterKey, Consumer<String> progress)
            throws Exception {
        return told(() -> {
            process.accept(configuration.folder("data.dir"));
            return HubBackup.write(configuration, archive, withMasterKey, progress);
        });
    }

    @Override
    public Restored restore(Configuration configuration, Path archive, Consumer<String> progress) throws Exception {
        return told(() -> {
            Restore restore = HubBackup.restore(configuration, progress);
            restore.refuseUsedFolder();
            process.accept(configuration.folder("data.dir"));
            return new Restored(restore.read(archive), restore.masterKeyIsThere());
        });
    }

    private interface Work<T> {
        T go() throws Exception;
    }

    /** Gives the failures of the hub's parts that have a message for people their exit codes. */
    private static <T> T told(Work<T> work) throws Exception {
        try {
            return work.go();
        } catch (RouteFilesFault | DialectsInvalid | MasterKeyFault | BootstrapFault | ApiFault | BackupFault e) {
            throw new CommandFault(ExitCode.WRONG_USE, e.getMessage(), e);
        } catch (FailureNotKept | AlreadyRunning | CallerFault | PortFault e) {
            throw new CommandFault(ExitCode.WRONG_USE, e.getMessage(), e);
        } catch (SpoolFault e) {
            throw new CommandFault(ExitCode.OUR_FAULT, e.getMessage(), e);
        } catch (LoadFault e) {
            throw new CommandFault(e.passing() ? ExitCode.OUTSIDE_AWAY : ExitCode.OUR_FAULT, e.getMessage(), e);
        } catch (RuntimeException e) {
            throw PortFault.behind(e)
                    .<RuntimeException>map(refusal -> new CommandFault(
                            ExitCode.WRONG_USE,
                            "A route opens a port that cannot be had (" + refusal.getMessage()
                                    + "). Look for it in the route files, the log tells which.",
                            e))
                    .orElse(e);
        }
    }
}
