/** Services of the Salesforce mobile app: in a browser, as on the platform, none of them is available. */
const unavailable = (): { isAvailable(): boolean } => ({ isAvailable: () => false });

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-native-mobile-capabilities.html */
export const getAppReviewService = unavailable;
export const getARSpaceCapture = unavailable;
export const getBarcodeScanner = unavailable;
export const getBiometricsService = unavailable;
export const getCalendarService = unavailable;
export const getContactsService = unavailable;
export const getDocumentScanner = unavailable;
export const getGeofencingService = unavailable;
export const getLocationService = unavailable;
export const getNfcService = unavailable;
export const getPaymentsService = unavailable;
