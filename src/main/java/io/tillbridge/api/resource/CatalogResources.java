package io.tillbridge.api.resource;

/** The operations of catalog files, the findings in them, and the company's own catalog. */
public final class CatalogResources {
    private final ApiServices given;

    CatalogResources(ApiServices given) {
        this.given = given;
    }

    public CatalogOperations files() {
        return new CatalogOperations(
                given.connections(),
                given.catalogs().deliveries(),
                given.running().runs(),
                given.maxFile());
    }

    public OwnCatalogOperations ownCatalogs() {
        return new OwnCatalogOperations(given.catalogs(), files(), given.products(), given.keys()::seesCosts);
    }

    public UploadOperations uploads() {
        return new UploadOperations(given.uploads(), given.spool());
    }

    public UploadFindingOperations uploadFindings() {
        return new UploadFindingOperations(given.uploads(), given.spool());
    }

    public UploadChangeOperations uploadChanges() {
        return new UploadChangeOperations(given.uploads(), given.keys()::seesCosts);
    }
}
