package io.tillbridge.api.rest;

import io.tillbridge.api.resource.CompanyOperations;
import io.tillbridge.api.resource.ConfigurationOperations;
import io.tillbridge.api.resource.SettingsOperations;
import org.apache.camel.model.rest.RestDefinition;

/** Account settings, and all configuration as one file. */
final class SettingsRoutes extends ResourceRoutes {
    private final SettingsOperations settings;
    private final ConfigurationOperations configuration;
    private final CompanyOperations company;

    SettingsRoutes(
            SettingsOperations settings, ConfigurationOperations configuration, CompanyOperations company) {
        this.company = company;
        this.settings = settings;
        this.configuration = configuration;
    }

    @Override
    void define() {
        RestDefinition path = rest("/settings");
        path.get().routeId("getSettings").security(PERMISSION, "settings:read").to("direct:getSettings");
        path.patch()
                .routeId("changeSettings")
                .security(PERMISSION, "settings:write")
                .to("direct:changeSettings");
        path.get("/versions")
                .routeId("listSettingsVersions")
                .security(PERMISSION, "settings:read")
                .to("direct:listSettingsVersions");
        path.post("/versions/{version}/restore")
                .routeId("restoreSettings")
                .security(PERMISSION, "settings:write")
                .to("direct:restoreSettings");
        RestDefinition file = rest("/configuration");
        file.get()
                .routeId("exportConfiguration")
                .security(PERMISSION, "settings:read")
                .to("direct:exportConfiguration");
        file.post()
                .routeId("importConfiguration")
                .security(PERMISSION, "settings:write")
                .to("direct:importConfiguration");

        rest("/company")
                .get()
                .routeId("getCompany")
                .security(PERMISSION, "signed-in")
                .to("direct:getCompany");

        from("direct:getCompany").process(operation(company::get));
        from("direct:getSettings").process(operation(settings::get));
        from("direct:changeSettings").process(operation(settings::change));
        from("direct:listSettingsVersions").process(operation(settings::versions));
        from("direct:restoreSettings").process(operation(settings::restore));
        from("direct:exportConfiguration").process(operation(configuration::export));
        from("direct:importConfiguration").process(operation(configuration::take));
    }
}
