package io.tillbridge.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the design: who may know whom. */
@AnalyzeClasses(packages = "io.tillbridge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int LONGEST_CLASS = 250;
    private static final String[] CATALOG = {"io.tillbridge.catalog..", "io.tillbridge.product.."};
    private static final String[] DOMAIN = {
        "io.tillbridge.access..",
        "io.tillbridge.audit..",
        "io.tillbridge.catalog..",
        "io.tillbridge.checkout..",
        "io.tillbridge.connection..",
        "io.tillbridge.feed",
        "io.tillbridge.feed.definition",
        "io.tillbridge.order..",
        "io.tillbridge.product..",
        "io.tillbridge.retailer..",
        "io.tillbridge.settings..",
        "io.tillbridge.stock.."
    };
    private static final String[] CAMEL_AND_HTTP = {
        "org.apache.camel..", "io.vertx..", "java.net.http..", "org.apache.sshd.."
    };

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.tillbridge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingPointsAtTheCompositionRoot = noClasses()
            .that()
            .resideOutsideOfPackage("io.tillbridge.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tillbridge.app..");

    @ArchTest
    static final ArchRule onlyTheCompositionRootPointsAtTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.tillbridge.app..",
                    "io.tillbridge.api..",
                    "io.tillbridge.flow..",
                    "io.tillbridge.remotefiles..",
                    "io.tillbridge.sandbox..",
                    "io.tillbridge.routing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tillbridge.api..",
                    "io.tillbridge.flow..",
                    "io.tillbridge.remotefiles..",
                    "io.tillbridge.sandbox..",
                    "io.tillbridge.routing..");

    @ArchTest
    static final ArchRule theServerAndTheOperationsMeetInTheContractOnly = noClasses()
            .that()
            .resideInAPackage("io.tillbridge.api.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tillbridge.api.resource..");

    @ArchTest
    static final ArchRule theServerKnowsNothingOfRoutes = noClasses()
            .that()
            .resideInAPackage("io.tillbridge.api.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tillbridge.api.rest..", "org.apache.camel..");

    @ArchTest
    static final ArchRule operationsKnowNothingOfHttp = noClasses()
            .that()
            .resideInAnyPackage("io.tillbridge.api.resource..", "io.tillbridge.api.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tillbridge.api.http..", "io.tillbridge.api.rest..", "io.vertx..", "org.apache.camel..");

    @ArchTest
    static final ArchRule theContractKnowsNoOperation = noClasses()
            .that()
            .resideInAPackage("io.tillbridge.api.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tillbridge.api.resource..");

    @ArchTest
    static final ArchRule onlyTheCompositionRootPointsAtFlows = noClasses()
            .that()
            .resideOutsideOfPackages("io.tillbridge.app..", "io.tillbridge.flow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tillbridge.flow..");

    @ArchTest
    static final ArchRule theCatalogKnowsOnlyProductsAndStorage = noClasses()
            .that()
            .resideInAnyPackage(CATALOG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tillbridge.access..", "io.tillbridge.connection..", "io.tillbridge.run..");

    @ArchTest
    static final ArchRule productsKnowNothingOfCatalogs = noClasses()
            .that()
            .resideInAPackage("io.tillbridge.product..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tillbridge.catalog..");

    @ArchTest
    static final ArchRule storageKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.tillbridge.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tillbridge.access..",
                    "io.tillbridge.catalog..",
                    "io.tillbridge.connection..",
                    "io.tillbridge.product..",
                    "io.tillbridge.run..");

    @ArchTest
    static final ArchRule documentsKnowNobody = noClasses()
            .that()
            .resideInAPackage("io.tillbridge.document..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.tillbridge..").and(resideOutsideOfPackage("io.tillbridge.document..")));

    @ArchTest
    static final ArchRule theDomainSpeaksNeitherCamelNorHttp = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL_AND_HTTP);

    @ArchTest
    static final ArchRule ordersAndStockSpeakNoJson = noClasses()
            .that()
            .resideInAnyPackage("io.tillbridge.checkout..", "io.tillbridge.order..", "io.tillbridge.stock..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    /** Catalog files may be JSON and dialects are YAML; stores keep summaries as JSON texts. */
    @ArchTest
    static final ArchRule theCatalogSpeaksJsonWhereItReadsFilesAndStoresSummaries = noClasses()
            .that()
            .resideInAnyPackage(CATALOG)
            .and()
            .resideOutsideOfPackage("io.tillbridge.catalog.file..")
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule namesTellAnIdea =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)");

    @Test
    void noClassIsTooLongToBeUnderstoodAtOnce() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_CLASS)
                    .toList();

            assertThat(tooLong).isEmpty();
        }
    }

    @Test
    void noNameStandsForTwoThings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<String, List<Path>> twice = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
            twice.values().removeIf(places -> places.size() == 1);

            assertThat(twice).isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES.resolve("io/tillbridge"))) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(ArchitectureTest::hasClasses)
                    .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                    .toList();

            assertThat(silent).isEmpty();
        }
    }

    private static boolean hasClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
