import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import client.ApiClient;
import client.ApiException;
import client.api.ConnectionsApi;
import client.api.ProductsApi;
import client.api.RunsApi;
import client.api.UploadsApi;
import client.model.Connection;
import client.model.NewConnection;
import client.model.Problem;
import client.model.ProblemErrorsInner;
import client.model.Product;
import client.model.ProductPatch;
import client.model.Run;
import client.model.RunState;
import client.model.Upload;
import client.model.UploadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;

/** What a customer's program does, written against the generated client alone. */
public final class Scenario implements ThrowingConsumer<String> {
    private static final String CATALOG = """
            vendorSku,name,brand,msrp,defaultCost,language
            A-1,Racing bicycle,Acme,999.00,500.00,en
            A-2,Mug,Acme,12.50,5.00,en
            """;

    @Override
    public void acceptThrows(String address) throws Exception {
        ApiClient client = new Forms().setBasePath(address + "/api/v1");
        client.setUsername("boot");
        client.setPassword("strap");

        Connection made = new ConnectionsApi(client).createConnection(vendor(), false, "scenario-1");
        Upload sent = new UploadsApi(client).uploadCatalog(made.getId(), catalog(), null, null, null, null, null);
        Run run = ended(new RunsApi(client), made.getId());
        List<Product> products = new ProductsApi(client)
                .listProducts(
                        null, null, null, "Acme", made.getId(), null, null, null, null, null, null, null)
                .getItems();

        assertThat(run.getState()).isEqualTo(RunState.SUCCEEDED);
        assertThat(new UploadsApi(client).getUpload(sent.getId(), null).getState()).isEqualTo(UploadState.LOADED);
        assertThat(products).extracting(Product::getVendorSku).containsExactlyInAnyOrder("A-1", "A-2");
        assertThat(products.get(0).getConnectionId()).isEqualTo(made.getId());
        changesOnlyWhatItHasSeen(client, products.get(0).getId());
        isToldAllFaults(client, products.get(1).getId());
    }

    /** Of several content types the generated client takes JSON; a file goes as a form. */
    private static final class Forms extends ApiClient {
        @Override
        public String selectHeaderContentType(String[] types) {
            String form = "multipart/form-data";
            return Arrays.asList(types).contains(form) ? form : super.selectHeaderContentType(types);
        }
    }

    private static NewConnection vendor() {
        return new NewConnection()
                .kind(NewConnection.KindEnum.SFTP_CATALOG)
                .name("Northwind")
                .putSettingsItem("host", "sftp.northwind.example")
                .putSettingsItem("path", "/")
                .putSettingsItem("username", "tillbridge")
                .putSecretsItem("password", "correct horse");
    }

    private static java.io.File catalog() throws Exception {
        return Files.writeString(Files.createTempFile("catalog", ".csv"), CATALOG).toFile();
    }

    private static Run ended(RunsApi runs, String connection) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            List<Run> all = runs.listRuns(connection, null, null, null, null, null, null, null, null).getItems();
            if (!all.isEmpty() && all.get(0).getFinishedAt() != null) {
                return all.get(0);
            }
            assertThat(Instant.now()).as("the run ends").isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static void changesOnlyWhatItHasSeen(ApiClient client, String product) throws Exception {
        ProductsApi products = new ProductsApi(client);
        products.getProduct(product, null);
        String seen = client.getResponseHeaders().get("ETag").get(0);

        Product changed = products.changeProduct(product, new ProductPatch().name("Tandem"), seen);
        Problem stale = problem(client, 412, () -> products.changeProduct(product, new ProductPatch(), seen));

        assertThat(changed.getName()).isEqualTo("Tandem");
        assertThat(stale.getType().getValue()).isEqualTo("urn:tillbridge:problem:stale");
    }

    private static void isToldAllFaults(ApiClient client, String product) throws Exception {
        ProductPatch faulty = new ProductPatch().name("").msrp("much");

        Problem problem = problem(client, 422, () -> new ProductsApi(client).changeProduct(product, faulty, null));

        assertThat(problem.getErrors())
                .extracting(ProblemErrorsInner::getPointer)
                .containsExactlyInAnyOrder("/name", "/msrp");
    }

    private interface Step {
        void run() throws ApiException;
    }

    private static Problem problem(ApiClient client, int status, Step step) throws Exception {
        ApiException refused = catchThrowableOfType(ApiException.class, step::run);
        assertThat(refused.getCode()).isEqualTo(status);
        return client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }
}
