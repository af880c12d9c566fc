package io.tillbridge.app;

import io.tillbridge.app.shell.HubOperations.Arrival;
import io.tillbridge.app.shell.HubOperations.Buyer;
import io.tillbridge.app.shell.HubOperations.EndedRun;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.app.shell.HubOperations.Pulled;
import io.tillbridge.app.shell.HubOperations.RunningHub;
import io.tillbridge.app.shell.RunningSandbox;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.Connection;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A hub that runs in this process, as the shell sees it. */
final class HubInProcess implements RunningHub {
    private final Hub hub;

    HubInProcess(Hub hub) {
        this.hub = hub;
    }

    @Override
    public String apiAddress() {
        return hub.apiAddress();
    }

    @Override
    public String managementAddress() {
        return hub.managementAddress();
    }

    @Override
    public Optional<String> ownerLink() {
        return hub.ownerLink();
    }

    @Override
    public CompletionStage<? extends RuntimeException> lost() {
        return hub.core().database().lost();
    }

    @Override
    public Optional<RunningSandbox> sandbox() {
        return hub.sandbox().map(Pulls::new);
    }

    @Override
    public void close() {
        hub.close();
    }

    private final class Pulls implements RunningSandbox {
        private static final long LOOK_AGAIN_MILLIS = 100;

        private final SandboxSetup sandbox;

        Pulls(SandboxSetup sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public String vendorAddress() {
            return sandbox.address();
        }

        @Override
        public String clientId() {
            return sandbox.keyId();
        }

        @Override
        public String clientSecret() {
            return sandbox.keySecret();
        }

        @Override
        public Pulled pullAll() throws InterruptedException {
            List<Run> pulls = new ArrayList<>();
            sandbox.connections().forEach(connection -> pulls.add(requested(connection, Jobs.CATALOG_PULL)));
            List<LoadedFile> files = new ArrayList<>();
            List<EndedRun> runs = new ArrayList<>();
            for (int at = 0; at < pulls.size(); at++) {
                Connection connection = sandbox.connections().get(at);
                runs.add(ended(connection, pulls.get(at)));
                files(connection, pulls.get(at))
                        .forEach(upload -> files.add(FileLoad.loaded(connection, upload, hub.core())));
            }
            return new Pulled(files, runs);
        }

        @Override
        public String shopAddress() {
            return sandbox.shop().address();
        }

        @Override
        public String storefront() {
            return sandbox.shop().storefront();
        }

        @Override
        public List<EndedRun> runShop() throws InterruptedException {
            SandboxShopSetup shop = sandbox.shop();
            List<EndedRun> runs = new ArrayList<>();
            runs.add(ended(shop.connection(), Jobs.PRODUCT_SYNC));
            shop.countStock();
            runs.add(ended(shop.connection(), Jobs.ORDER_POLL));
            runs.add(ended(shop.connection(), Jobs.INVENTORY_PUSH));
            runs.add(ended(shop.connection(), Jobs.CHECKOUT_SYNC));
            return runs;
        }

        @Override
        public String tillAddress() {
            return sandbox.till().address();
        }

        @Override
        public List<EndedRun> runTill() throws InterruptedException {
            List<EndedRun> runs = new ArrayList<>();
            for (String job : List.of(Jobs.PRODUCT_SYNC, Jobs.ORDER_POLL, Jobs.INVENTORY_PUSH)) {
                runs.add(ended(sandbox.till().connection(), job));
            }
            return runs;
        }

        @Override
        public String feedAddress() {
            return sandbox.feed().address(hub.apiAddress());
        }

        @Override
        public List<EndedRun> runFeed() throws InterruptedException {
            EndedRun run = ended(sandbox.feed().connection(), Jobs.FEED_PUBLISH);
            sandbox.feed().partner().fetchFrom(feedAddress());
            return List.of(run);
        }

        @Override
        public Buyer runRetailer() throws InterruptedException, IOException {
            return new SandboxRetailer(
                            hub.core(),
                            hub.apiAddress(),
                            clientId() + ":" + clientSecret(),
                            sandbox.shop().warehouse())
                    .order();
        }

        @Override
        public List<Arrival> runExamples() throws InterruptedException, IOException {
            return new SandboxExamples(hub, sandbox.receivers(), this::await).run();
        }

        private EndedRun ended(Connection connection, String job) throws InterruptedException {
            return ended(connection, requested(connection, job));
        }

        private EndedRun ended(Connection connection, Run run) throws InterruptedException {
            await(run);
            Run over = hub.running().runs().get(run.id()).orElseThrow();
            return new EndedRun(
                    over.id(), connection.name(), over.job(), over.state().text(), over.counters(), over.error());
        }

        /** The catch-up at the start, or a second shell, may have been faster: then that run is waited for. */
        private Run requested(Connection connection, String job) {
            Runs runs = hub.running().runs();
            try {
                return runs.request(job, connection.id(), "shell", false, false);
            } catch (AlreadyRunning going) {
                return runs.list(new Runs.Filter(connection.id(), job, null), null, 1)
                        .get(0);
            }
        }

        private void await(Run run) throws InterruptedException {
            while (!hub.running().runs().get(run.id()).orElseThrow().state().over()) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }

        /** Those of an earlier start would pass a pull that brought none for one that went well. */
        private List<Upload> files(Connection connection, Run pull) {
            return hub.core().uploads().list(new Upload.Filter(connection.id(), null, null), null, 1).stream()
                    .map(newest -> hub.core().deliveries().find(newest.deliveryId()))
                    .flatMap(Optional::stream)
                    .filter(delivery -> Objects.equals(delivery.runId(), pull.id()))
                    .flatMap(delivery -> hub.core().uploads().ofDelivery(delivery.id()).stream())
                    .toList();
        }
    }
}
