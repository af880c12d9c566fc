package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.settings.AccountSettings;
import io.tillbridge.settings.Settings;
import java.util.Map;

/** What the company tells those who work with it, whoever they are. */
public final class CompanyOperations {
    private final Settings settings;

    CompanyOperations(Settings settings) {
        this.settings = settings;
    }

    public ApiResponse get(ApiRequest request) {
        AccountSettings account = settings.find().settings();
        Map<String, Object> connect = account.supplierConnect().toMap();
        return ApiResponse.ok(
                new View(account.companyName(), account.termsOfServiceUrl(), connect.isEmpty() ? null : connect));
    }

    private record View(String companyName, String termsOfServiceUrl, Map<String, Object> supplierConnect) {}
}
