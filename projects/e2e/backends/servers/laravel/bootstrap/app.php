<?php

use Illuminate\Contracts;
use Illuminate\Foundation;

// Laravel 8 was written before PHP 8.2.
error_reporting(E_ALL & ~E_DEPRECATED);
require __DIR__ . '/autoload.php';

$state = getenv('STATE_FOLDER');
$_ENV['APP_PACKAGES_CACHE'] = "$state/packages.php";
$_ENV['APP_SERVICES_CACHE'] = "$state/services.php";

$app = new Foundation\Application(dirname(__DIR__));
$app->useStoragePath($state);
$app->singleton(Contracts\Http\Kernel::class, App\Http\Kernel::class);
$app->singleton(Contracts\Console\Kernel::class, Foundation\Console\Kernel::class);
$app->singleton(Contracts\Debug\ExceptionHandler::class, Foundation\Exceptions\Handler::class);

return $app;
