<?php

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Route;
use Illuminate\Validation\ValidationException;

// Does the same as Sanctum's route of this name. The `web` middleware adds the XSRF-TOKEN cookie to
// each response.
Route::get('/sanctum/csrf-cookie', fn () => response()->noContent());

Route::post('/login', function (Request $request) {
    $credentials = $request->validate(['email' => 'required|email', 'password' => 'required']);
    if (! Auth::attempt($credentials)) {
        throw ValidationException::withMessages(['email' => 'These credentials do not match.']);
    }
    $request->session()->regenerate();
    return response()->noContent();
});

Route::middleware('auth')->group(function () {
    Route::post('/logout', function (Request $request) {
        Auth::guard('web')->logout();
        $request->session()->invalidate();
        $request->session()->regenerateToken();
        return response()->noContent();
    });

    Route::get('/api/me', fn (Request $request) => $request->user());
});

Route::view('/', 'app');
Route::view('/login', 'app')->name('login');
